/* Every boundary of time and request in the guardian itself (guardian.c, modes.c, line.c), run on the PC a tick of 100 us at a time and
   held against the numbers of docs/protocol.md; travel.c does the same for travel. */

#include <string.h>
#include "board.h"
#include "check.h"

void check_all_travel(void);

static void check_permit_time(void)
{
    static const uint16_t times[] = {1, 2, 3, 10, 99, 100, 101, 1000, 29999, 30000};
    for (size_t i = 0; i < sizeof times / sizeof times[0]; i++) {
        permitted(300, times[i]);
        run(times[i] * MS - 1);
        CHECK(g.mode == MODE_PERMITTED, "permit of %u ms over too soon", times[i]);
        run(1);
        CHECK(g.mode == MODE_STANDBY, "permit of %u ms not over", times[i]);
    }
    permitted(300, 8000);
    walk(100);
    int left = (int)g.permit_left;
    run(left - 1);
    CHECK(g.mode == MODE_PERMITTED, "needle out, not over yet");
    run(1);
    CHECK(tripped(TRIP_PERMIT_EXPIRED), "needle out at the end");
    static const uint16_t refused[] = {0, 30001, 65535};
    for (size_t i = 0; i < 3; i++) {
        permitted(300, refused[i]);
        CHECK(g.mode == MODE_STANDBY, "permit of %u ms", refused[i]);
    }
    permitted(300, 500);
    permit(300, 356, 30000, next_number());
    run(500 * MS);
    CHECK(g.mode == MODE_STANDBY, "a second permit extended the first");
    for (int number = 0; number < 256; number++) {
        standby();
        in.pedal_closed = true;
        run(1);
        permit(300, 356, 500, (uint8_t)number);
        CHECK((g.mode == MODE_PERMITTED) == (number == 1), "first permit with number %d", number);
    }
    finish("G-6");
}

static void check_release(void)
{
    for (int open = 1; open <= 60; open++) {
        permitted(300, 30000);
        in.pedal_closed = false;
        run(open);
        in.pedal_closed = true;
        run(10);
        CHECK((g.mode == MODE_STANDBY) == (open >= 50), "pedal open for %d ticks", open);
    }
    for (int cause = 0; cause < 3; cause++)
        for (int back = 990; back <= 1010; back++) {
            static const enum trip causes[] = {TRIP_PEDAL_RELEASED, TRIP_NOSE_PLANE, TRIP_PERMIT_VOLUME};
            permitted(300, 30000);
            walk(200);
            if (cause == 0)
                in.pedal_closed = false;
            else if (cause == 1)
                say(0x05, 0, NULL);
            else
                in.code = SYRINGE_5ML;
            if (cause != 1)
                run(49);
            CHECK(g.ending == (cause == 1), "end %d begun too soon", cause);
            if (cause != 1)
                run(1);
            CHECK(g.ending && g.mode == MODE_PERMITTED, "end %d not begun", cause);
            in.pedal_closed = true;
            run(860);
            walk(110);
            needle_to(in.needle - 89); /* 21: the last count that is out */
            run(back - 860 - 9 * MS);
            CHECK(g.mode == (back < 1000 ? MODE_PERMITTED : MODE_TRIPPED), "end %d, needle out for %d ticks", cause, back);
            if (back >= 1000)
                CHECK(tripped(causes[cause]), "end %d: cause %d", cause, g.trip);
            needle_to(in.needle - 1);
            run(1000 - back);
            if (back < 1000)
                CHECK(g.mode == MODE_STANDBY, "end %d, needle back at %d ticks", cause, back);
        }
    for (int left = 350; left <= 1350; left += 100) { /* neither a second end nor the end itself lengthens anything */
        permitted(300, 30000);
        walk(200);
        run((int)g.permit_left - left);
        say(0x05, 0, NULL);
        run(200);
        say(0x05, 0, NULL);
        int over = left < 1000 ? left : 1000;
        run(over - 201);
        CHECK(g.mode == MODE_PERMITTED, "ended with %d ticks left: tripped too soon", left);
        run(1);
        CHECK(tripped(left <= 1000 ? TRIP_PERMIT_EXPIRED : TRIP_NOSE_PLANE), "ended with %d ticks left: cause %d", left, g.trip);
    }
    for (int there = -201; there <= -199; there++) {
        permitted(300, 30000);
        walk(there);
        in.pedal_closed = false;
        run(50);
        CHECK((g.mode == MODE_STANDBY) == (there <= -200), "ended at %d", there);
    }
    finish("G-5");
}

static void check_heartbeat(void)
{
    for (int wait = 1; wait <= 620; wait++) {
        standby();
        beats = false;
        while (g.answered || g.since_heartbeat < 20 * MS)
            run(1);
        beat();
        g.answered = false; /* as a status in between does */
        run(wait);
        if (wait <= 600)
            beat();
        CHECK(g.mode == (wait < 50 || wait > 600 ? MODE_TRIPPED : MODE_STANDBY), "heartbeat after %d ticks: %d", wait, g.mode);
        CHECK(g.mode == MODE_STANDBY || tripped(TRIP_HEARTBEAT), "cause %d", g.trip);
    }
    for (int key = 0; key <= 1; key++)
        for (int out = 0; out <= 1; out++) { /* nowhere is there power without a host: Standby, Service, a permit, homing */
            if (out) {
                permitted(300, 30000);
            } else {
                standby();
                in.key = key;
                run(1);
            }
            if (out && key) {
                boot();
                run(30 * MS);
                beat();
                say(0x02, 0, NULL);
            }
            beats = false;
            run(600 - g.since_heartbeat);
            CHECK(g.watch.power, "mode %d lost its power too soon", g.mode);
            run(1);
            CHECK(tripped(TRIP_HEARTBEAT), "mode %d after 60.1 ms", g.mode);
        }
    for (int age = 590; age <= 610; age++) {
        boot();
        beats = false;
        run(30 * MS);
        beat();
        run(age);
        say(0x02, 0, NULL);
        CHECK((g.mode == MODE_HOMING) == (age <= 600), "Home %d ticks after the heartbeat", age);
    }
    finish("G-7");
}

static void check_proof(void)
{
    for (int fall = 1; fall <= 1010; fall++) {
        memset(&in, 0, sizeof in);
        in.estop_closed = true;
        beats = true;
        guardian_boot(&g, &in, TRIP_NONE, 0);
        run(fall - 1);
        in.rail_low = true;
        run(1);
        CHECK(fall <= 1000 ? g.cut_proved && g.mode == MODE_LOCKED : tripped(TRIP_CUT_PROOF), "rail low at tick %d: mode %d", fall, g.mode);
    }
    standby();
    CHECK(g.proof_due_left > 8 * 3600 * 1000u * MS - 1000 * MS && g.proof_due_left < 8 * 3600 * 1000u * MS, "due in %u", (unsigned)g.proof_due_left);
    g.proof_due_left = 100;
    run(100 + 20 * MS);
    in.pedal_closed = true;
    run(1);
    permit(300, 100, 1000, next_number());
    CHECK(g.mode == MODE_STANDBY && g.proof_overdue, "a permit while the proof is overdue");
    in.code = SYRINGE_NONE;
    run(30 * MS);
    CHECK(g.mode == MODE_STANDBY, "proof begun with the pedal down");
    in.pedal_closed = false;
    run(21 * MS);
    CHECK(g.mode == MODE_LOCKED && !g.cut_proved, "proof not begun");
    run(100 * MS);
    CHECK(tripped(TRIP_CUT_PROOF), "rail up after 100 ms");
    finish("G-12");
}

static void check_requests(void)
{
    for (int pins = 0; pins < 4; pins++) {
        standby();
        in.estop_closed = false;
        run(1);
        CHECK(tripped(TRIP_EMERGENCY_STOP), "emergency stop open");
        in.pedal_closed = (pins & 1) != 0;
        in.estop_closed = (pins & 2) != 0;
        run(1);
        say(0x02, 0, NULL);
        CHECK(g.mode == MODE_TRIPPED, "Home left Tripped");
        say(0x06, 0, NULL);
        CHECK(g.mode == (pins == 2 ? MODE_LOCKED : MODE_TRIPPED), "Reset, pedal %d, stop %d", pins & 1, pins >> 1);
        CHECK(pins != 2 || !g.cut_proved, "the cut is not proved anew");
    }
    for (int counts = -2; counts <= 103; counts++) {
        standby();
        say16(0x03, (uint16_t)counts);
        CHECK(g.tip_zero == (counts >= 0 && counts <= 100 ? counts : 0), "tip zero %d: %d", counts, g.tip_zero);
        CHECK(needle_limit == g.zero + 20 - g.tip_zero, "tip zero %d: the limit stayed", counts);
    }
    for (int bare = -101; bare <= 1; bare++) {
        standby();
        walk(bare);
        say16(0x03, 100);
        CHECK((g.tip_zero == 100) == (bare <= -100), "tip zero at %d", bare);
    }
    for (int ahead = 0; ahead < 256; ahead++) {
        standby();
        sequence = (uint8_t)(g.last_sequence + ahead - 1);
        say16(0x03, 50);
        CHECK((g.tip_zero == 50) == (ahead >= 1 && ahead <= 3), "sequence %d ahead", ahead);
    }
    for (int lost = 0; lost < 4; lost++) {
        permitted(300, 30000);
        walk(lost == 0 ? 21 : 20);
        CHECK(g.mode == MODE_PERMITTED, "out in a permit");
    }
    for (int powered = 0; powered <= 1; powered++) {
        if (powered)
            standby();
        else
            boot();
        in.illegal = true;
        run(1);
        CHECK(!g.homed && (powered ? tripped(TRIP_ENCODER) : g.mode == MODE_LOCKED), "illegal transition, power %d", powered);
    }
    for (int prove = 0; prove <= 1; prove++) {
        boot();
        g.cut_proved = prove;
        run(30 * MS);
        beat();
        say(0x02, 0, NULL);
        CHECK((g.mode == MODE_HOMING) == prove, "Home, proved %d", prove);
    }
    standby();
    in.key = true;
    run(1);
    walk(21);
    in.key = false;
    run(1);
    CHECK(tripped(TRIP_NOSE_PLANE), "key turned back at 21");
    finish("requests");
}

int main(void)
{
    check_permit_time();
    check_release();
    check_heartbeat();
    check_proof();
    check_all_travel();
    check_requests();
    return result("guardian");
}
