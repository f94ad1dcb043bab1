/* Every boundary of travel and speed in the guardian itself: needle, plunger and holder. Part of timing.c's program. */

#include <stddef.h>
#include "board.h"
#include "check.h"

void check_all_travel(void);

static void check_travel(void)
{
    for (int way = 0; way <= 30; way++) {
        standby();
        walk(way);
        CHECK(way <= 20 ? g.mode == MODE_STANDBY : tripped(TRIP_NOSE_PLANE), "%d beyond the nose plane in Standby", way);
        if (way > 20)
            way = 30;
    }
    for (uint16_t deepest = 0; deepest <= 775; deepest++) {
        permitted(deepest, 30000);
        int limit = deepest >= 770 ? 20 : deepest + 20 > 769 ? 769 : deepest + 20;
        CHECK(needle_limit - g.zero == limit, "permit to %u: limit %d", deepest, needle_limit - g.zero);
        if (deepest % 110 == 0 && deepest < 770) {
            walk(limit);
            CHECK(g.mode == MODE_PERMITTED, "at the limit of %u", deepest);
            needle_to(in.needle + 1);
            run(1);
            CHECK(tripped(TRIP_DEPTH), "past the limit of %u", deepest);
        }
    }
    standby();
    in.key = true;
    run(1);
    walk(769);
    CHECK(g.mode == MODE_SERVICE, "Service at 769");
    needle_to(in.needle + 1);
    run(1);
    CHECK(tripped(TRIP_DEPTH), "Service at 770");
    for (int forward = 19; forward <= 22; forward++) {
        boot();
        run(30 * MS);
        beat();
        say(0x02, 0, NULL);
        needle_to(-50);
        needle_to(-50 + forward);
        run(1);
        CHECK(forward <= 20 ? g.mode == MODE_HOMING : tripped(TRIP_HOMING_DIRECTION), "homing %d forward", forward);
    }
    for (int overlap = 238; overlap <= 242; overlap++) {
        boot();
        in.home_switch = true;
        run(1);
        home();
        while (in.needle < overlap) {
            needle_to(in.needle + (overlap - in.needle > 1 ? 2 : 1));
            run(MS);
        }
        CHECK(overlap <= 240 ? g.mode == MODE_STANDBY : tripped(TRIP_SELF_CHECK), "switch closed for %d counts", overlap);
    }
    finish("G-1 G-2");
}

static void check_plunger(void)
{
    for (int way = 9; way <= 12; way++) {
        standby();
        plunger_to(-30);
        run(MS);
        plunger_to(way);
        run(MS);
        CHECK(way <= 10 ? g.mode == MODE_STANDBY : tripped(TRIP_PLUNGER_UNPERMITTED), "plunger %d without a permit", way);
    }
    standby();
    plunger_to(8);
    run(MS);
    plunger_to(11);
    run(1);
    CHECK(tripped(TRIP_PLUNGER_UNPERMITTED), "the furthest place creeps");
    for (int last = 356; last <= 357; last++) { /* the furthest place before the permit, and between two ticks, counts */
        standby();
        plunger_to(10);
        plunger_to(-60);
        run(MS);
        in.pedal_closed = true;
        run(1);
        permit(300, 356, 30000, next_number());
        for (int at = -60; at < last; at += 26)
            plunger_to(at), run(MS);
        plunger_to(last);
        plunger_to(last - 100);
        run(MS);
        CHECK(last == 356 ? g.mode == MODE_PERMITTED : tripped(TRIP_PERMIT_VOLUME), "plunger out and back, to %d", last);
        CHECK(last != 356 || g.furthest == 356, "furthest %d", g.furthest);
    }
    for (int lasts = 0; lasts <= 1; lasts++) {
        standby();
        in.pedal_closed = true;
        in.code = lasts ? SYRINGE_5ML : SYRINGE_3ML;
        run(1);
        permit(300, 183, 1000, next_number());
        CHECK((g.mode == MODE_PERMITTED) == !lasts, "permit while the code pins change");
    }
    static const uint16_t largest[] = {0, 1170, 356, 183};
    for (int code = 0; code <= 3; code++) {
        for (int travel = largest[code] - 1; travel <= largest[code] + 1; travel++) {
            standby();
            in.code = (enum syringe)code;
            in.pedal_closed = true;
            run(5 * MS);
            permit(300, (uint16_t)travel, 30000, next_number());
            CHECK((g.mode == MODE_PERMITTED) == (code != 0 && travel <= largest[code]), "permit of %d counts, holder %d", travel, code);
        }
        if (code == 0)
            continue;
        for (int past = 0; past <= 1; past++) {
            int travel = largest[code], at = 0;
            standby();
            in.code = (enum syringe)code;
            in.pedal_closed = true;
            run(5 * MS);
            permit(300, (uint16_t)travel, 30000, next_number());
            while (at < travel + past) {
                at = at + 20 < travel + past ? at + 20 : travel + past;
                plunger_to(at);
                run(MS);
            }
            CHECK(past ? tripped(TRIP_PERMIT_VOLUME) : g.mode == MODE_PERMITTED, "plunger at %d of %d", at, travel);
        }
    }
    for (int lasts = 1; lasts <= 60; lasts++) {
        standby();
        in.code = SYRINGE_5ML;
        run(lasts);
        in.code = SYRINGE_3ML;
        run(1);
        CHECK((g.syringe == SYRINGE_5ML) == (lasts >= 50), "another code for %d ticks", lasts);
    }
    finish("G-3 G-4");
}

static void check_speed(void)
{
    static const int16_t way[][2] = {{-1000, 45}, {0, 45}, {300, 45}, {600, 14}};
    for (size_t i = 0; i < 4; i++)
        for (int more = 0; more <= 1; more++) {
            standby();
            in.key = true;
            run(1);
            walk(way[i][0]);
            run(5 * MS);
            needle_to(in.needle + way[i][1] + more);
            run(5 * MS);
            CHECK(more ? tripped(TRIP_SPEED) : g.mode == MODE_SERVICE, "%d counts at %d: mode %d", way[i][1] + more, way[i][0], g.mode);
        }
    for (int more = 0; more <= 1; more++)
        for (int axis = 0; axis <= 1; axis++) {
            standby();
            in.key = true;
            run(1);
            walk(0);
            run(5 * MS);
            if (axis == 0)
                needle_to(in.needle - 120 - more);
            else
                plunger_to(in.plunger - 120 - more);
            run(5 * MS);
            CHECK(more ? tripped(TRIP_ENCODER) && !g.homed : g.mode == MODE_SERVICE, "%d counts back, axis %d", 120 + more, axis);
        }
    finish("G-1 G-8");
}

void check_all_travel(void)
{
    check_travel();
    check_plunger();
    check_speed();
}
