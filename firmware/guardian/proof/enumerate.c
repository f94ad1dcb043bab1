/* Every rule of rules.c against a second one, over its whole input space or, where that is too large, over all of one input at a time
   with the others at every boundary. The second rules are written from docs/protocol.md, with its numbers as they stand there: none comes
   from limits.h, and no formula from rules.c. */

#include <stddef.h>
#include "check.h"
#include "rules.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

static const enum syringe syringes[] = {SYRINGE_NONE, SYRINGE_1ML, SYRINGE_3ML, SYRINGE_5ML};
static const int32_t edges16[] = {INT16_MIN, INT16_MIN + 1, -30001, -30000, -121, -120, -1, 0, 1, 14, 15, 45, 46, 120, 121, 30000, 30001, INT16_MAX};

static bool has_power(int mode)
{
    return mode == MODE_HOMING || mode == MODE_STANDBY || mode == MODE_PERMITTED || mode == MODE_SERVICE;
}

static void modes(void)
{
    for (int mode = 0; mode < 256; mode++)
        CHECK(rules_power((enum mode)mode) == has_power(mode), "power in mode %d", mode);
    finish("power");

    for (int from = 0; from <= MODE_TRIPPED; from++)
        for (int to = 0; to < 256; to++)
            for (int pins = 0; pins < 4; pins++) {
                bool pedal = (pins & 1) != 0, stop = (pins & 2) != 0, allowed = false;
                switch (to) {
                case MODE_LOCKED: /* stays; gives Standby up to prove the cut; Reset */
                    allowed = from == MODE_LOCKED || from == MODE_STANDBY || (from == MODE_TRIPPED && !pedal && stop);
                    break;
                case MODE_HOMING: /* Home */
                    allowed = from == MODE_LOCKED && stop;
                    break;
                case MODE_STANDBY: /* home found; end of a permit; key turned back */
                    allowed = (from == MODE_HOMING || from == MODE_PERMITTED || from == MODE_SERVICE) && stop;
                    break;
                case MODE_PERMITTED: /* Permit */
                    allowed = from == MODE_STANDBY && pedal && stop;
                    break;
                case MODE_SERVICE: /* key turned */
                    allowed = from == MODE_STANDBY && stop;
                    break;
                default:
                    break;
                }
                int after = rules_mode_after((enum mode)from, (enum mode)to, pedal, stop);
                CHECK(after == (allowed ? to : MODE_TRIPPED), "from %d to %d, pedal %d, stop %d: %d", from, to, pedal, stop, after);
            }
    finish("modes");
}

/* G-1 and G-2 at the encoder's edge: whether a depth trips. */
static bool depth_trips(int mode, int32_t permit, int32_t depth)
{
    switch (mode) {
    case MODE_STANDBY:
        return depth >= 770 || depth >= 21;
    case MODE_PERMITTED:
        return depth >= 770 || depth >= permit + 21;
    default:
        return depth >= 770;
    }
}

static void depths(void)
{
    static const int modes[] = {MODE_STANDBY, MODE_PERMITTED, MODE_SERVICE};
    for (size_t m = 0; m < LENGTH(modes); m++)
        for (int32_t permit = 0; permit <= UINT16_MAX; permit++) {
            int32_t limit = rules_depth_limit((enum mode)modes[m], (uint16_t)permit);
            for (int32_t depth = permit < 1000 ? -1200 : 0; depth <= 1000; depth++)
                CHECK((depth > limit) == depth_trips(modes[m], permit, depth), "mode %d, permit %d, depth %d", modes[m], permit, depth);
        }
    /* Without a depth to be judged by there is the tightest one. */
    for (int32_t permit = 0; permit <= UINT16_MAX; permit++) {
        CHECK(rules_depth_limit(MODE_LOCKED, (uint16_t)permit) == 20, "locked, permit %d", permit);
        CHECK(rules_depth_limit(MODE_HOMING, (uint16_t)permit) == 20, "homing, permit %d", permit);
        CHECK(rules_depth_limit(MODE_TRIPPED, (uint16_t)permit) == 20, "tripped, permit %d", permit);
    }
    finish("G-1 G-2");

    /* A count is beyond the limit's count exactly where its depth is beyond the limit's depth: home is -1200. */
    static const int16_t tips[] = {0, 1, 50, 99, 100}, limits[] = {20, 21, 320, 599, 600, 768, 769};
    for (int32_t home = -30000; home <= 30000; home++)
        for (size_t t = 0; t < LENGTH(tips); t++)
            for (size_t l = 0; l < LENGTH(limits); l++) {
                int16_t zero = (int16_t)(home + 1200);
                int32_t count = rules_count_at(limits[l], zero, tips[t]);
                CHECK(count - home - 1200 + tips[t] == limits[l], "limit %d, home %d, tip zero %d: count %d", limits[l], home, tips[t], count);
                for (int32_t c = count - 1; c <= count + 1; c++)
                    CHECK(rules_depth((int16_t)c, zero, tips[t]) == c - home - 1200 + tips[t], "count %d, home %d, tip zero %d", c, home, tips[t]);
            }
    finish("counts");

    for (int32_t back = -30000; back <= 30000; back++)
        CHECK(rules_homing_limit((int16_t)back) == back + 20, "most retracted %d", back);
    finish("homing");

    for (int32_t depth = -70000; depth <= 70000; depth++) {
        CHECK(rules_behind_nose_plane(depth) == !(depth > 20), "behind at %d", depth);
        CHECK(rules_retreated(depth) == (depth + 200 <= 0), "retreated at %d", depth);
    }
    finish("nose plane");
}

static int32_t largest_plunger(enum syringe syringe)
{
    static const int32_t counts[] = {0, 1170, 356, 183};
    return counts[syringe];
}

static void plunger(void)
{
    for (size_t s = 0; s < LENGTH(syringes); s++)
        CHECK(rules_plunger_cap(syringes[s]) == largest_plunger(syringes[s]), "holder %zu: %u", s, rules_plunger_cap(syringes[s]));
    for (int code = 4; code < 256; code++)
        CHECK(rules_plunger_cap((enum syringe)code) == 0, "no such holder %d", code);
    finish("G-3 largest");

    static const int16_t permits[] = {-30000, 0, 183, 1170, 31170};
    for (size_t s = 0; s < LENGTH(syringes); s++)
        for (int32_t furthest = -30000; furthest <= 30000; furthest++)
            for (size_t p = 0; p < LENGTH(permits); p++) {
                bool bound = syringes[s] != SYRINGE_NONE;
                int32_t outside = bound ? furthest + 10 : INT16_MAX;
                CHECK(rules_plunger_limit(MODE_PERMITTED, syringes[s], (int16_t)furthest, permits[p]) == permits[p], "permit to %d", permits[p]);
                CHECK(rules_plunger_limit(MODE_STANDBY, syringes[s], (int16_t)furthest, permits[p]) == outside, "standby from %d", furthest);
                CHECK(rules_plunger_limit(MODE_HOMING, syringes[s], (int16_t)furthest, permits[p]) == outside, "homing from %d", furthest);
                CHECK(rules_plunger_limit(MODE_SERVICE, syringes[s], (int16_t)furthest, permits[p]) == INT16_MAX, "service from %d", furthest);
            }
    finish("G-3 G-4");
}

static void permits(void)
{
    static const int32_t depths[] = {0, 1, 749, 750, 769, 770, 771, 32767, 32768, 65535};
    static const int32_t travels[] = {0, 1, 182, 183, 184, 355, 356, 357, 1169, 1170, 1171, 32767, 32768, 65535};
    static const int32_t times[] = {0, 1, 2, 29999, 30000, 30001, 32767, 32768, 65535};
    for (size_t s = 0; s < LENGTH(syringes); s++) {
        int32_t most = largest_plunger(syringes[s]);
        for (int32_t x = 0; x <= UINT16_MAX; x++) {
            for (size_t p = 0; p < LENGTH(travels); p++)
                for (size_t t = 0; t < LENGTH(times); t++)
                    CHECK(rules_permit_grantable((uint16_t)x, (uint16_t)travels[p], (uint16_t)times[t], syringes[s])
                            == (x < 770 && travels[p] <= most && times[t] >= 1 && times[t] <= 30000),
                        "depth %d, plunger %d, %d ms, holder %zu", x, travels[p], times[t], s);
            for (size_t d = 0; d < LENGTH(depths); d++) {
                for (size_t t = 0; t < LENGTH(times); t++)
                    CHECK(rules_permit_grantable((uint16_t)depths[d], (uint16_t)x, (uint16_t)times[t], syringes[s])
                            == (depths[d] < 770 && x <= most && times[t] >= 1 && times[t] <= 30000),
                        "depth %d, plunger %d, %d ms, holder %zu", depths[d], x, times[t], s);
                for (size_t p = 0; p < LENGTH(travels); p++)
                    CHECK(rules_permit_grantable((uint16_t)depths[d], (uint16_t)travels[p], (uint16_t)x, syringes[s])
                            == (depths[d] < 770 && travels[p] <= most && x >= 1 && x <= 30000),
                        "depth %d, plunger %d, %d ms, holder %zu", depths[d], travels[p], x, s);
            }
        }
    }
    finish("permit");
}

static void tip_zero(void)
{
    for (int32_t before = 0; before <= 100; before++)
        for (int32_t bare = -210; bare <= 110; bare++)
            for (int32_t counts = -110; counts <= 210; counts++) {
                bool taken = counts >= 0 && counts <= 100 && !(bare + before > 0) && !(bare + counts > 0);
                CHECK(rules_tip_zero_taken((int16_t)counts, bare, (int16_t)before) == taken, "%d at %d, before %d", counts, bare, before);
            }
    for (int32_t counts = INT16_MIN; counts <= INT16_MAX; counts++)
        CHECK(rules_tip_zero_taken((int16_t)counts, -1200, 0) == (counts >= 0 && counts <= 100), "%d at home", counts);
    finish("G-11");
}

/* G-1 and G-8 over 4 ms: 1.25 mm/s a count. */
static int speed_verdict(int32_t needle, int32_t plunger, bool homed, int32_t depth)
{
    if (needle < -120 || needle > 120 || plunger < -120 || plunger > 120)
        return TRIP_ENCODER;
    if (homed && needle >= 46)
        return TRIP_SPEED;
    if (homed && depth >= 600 && needle >= 15)
        return TRIP_SPEED;
    return TRIP_NONE;
}

static void speeds(void)
{
    static const int32_t places[] = {-33000, -1200, 0, 599, 600, 601, 769, 33000};
    for (int32_t x = INT16_MIN; x <= INT16_MAX; x++)
        for (size_t e = 0; e < LENGTH(edges16); e++)
            for (size_t p = 0; p < LENGTH(places); p++)
                for (int homed = 0; homed < 2; homed++) {
                    int32_t y = edges16[e];
                    CHECK((int)rules_speed((int16_t)x, (int16_t)y, homed != 0, places[p]) == speed_verdict(x, y, homed != 0, places[p]),
                        "needle %d, plunger %d, homed %d, depth %d", x, y, homed, places[p]);
                    CHECK((int)rules_speed((int16_t)y, (int16_t)x, homed != 0, places[p]) == speed_verdict(y, x, homed != 0, places[p]),
                        "needle %d, plunger %d, homed %d, depth %d", y, x, homed, places[p]);
                }
    for (int32_t depth = -1300; depth <= 800; depth++)
        for (int32_t needle = -130; needle <= 130; needle++)
            CHECK((int)rules_speed((int16_t)needle, 0, true, depth) == speed_verdict(needle, 0, true, depth), "needle %d at depth %d", needle, depth);
    finish("G-1 G-8");

    for (int32_t x = INT16_MIN; x <= INT16_MAX; x++)
        for (size_t e = 0; e < LENGTH(edges16); e++) {
            bool possible = x >= -30000 && x <= 30000 && edges16[e] >= -30000 && edges16[e] <= 30000;
            CHECK(rules_counts_plausible((int16_t)x, (int16_t)edges16[e]) == possible, "needle %d, plunger %d", x, edges16[e]);
            CHECK(rules_counts_plausible((int16_t)edges16[e], (int16_t)x) == possible, "needle %d, plunger %d", edges16[e], x);
        }
    finish("plausible");
}

static void line(void)
{
    for (int32_t last = 0; last < 256; last++)
        for (int32_t sequence = 0; sequence < 256; sequence++) {
            int32_t ahead = (sequence + 256 - last) % 256;
            CHECK(rules_in_sequence((uint8_t)sequence, (uint8_t)last) == (ahead == 1 || ahead == 2 || ahead == 3), "%d after %d", sequence, last);
        }
    finish("sequence");

    static const uint16_t table[][3] = {
        {0xACE1, 0xBECE, 0xD30F}, {0xD30F, 0x0814, 0xF1A5}, {0xF1A5, 0x9BE2, 0x1734}, {0x0001, 0x986E, 0x8181}, {0xFFFF, 0xD3C4, 0x7F7F},
    };
    for (size_t i = 0; i < LENGTH(table); i++) {
        CHECK(rules_answer(table[i][0]) == table[i][1], "answer to %04X", table[i][0]);
        CHECK(rules_next_challenge(table[i][0]) == table[i][2], "after %04X", table[i][0]);
    }
    for (uint64_t challenge = 0; challenge <= UINT16_MAX; challenge++) {
        uint64_t x = challenge;
        x = (x ^ x * 128) % 65536;
        x ^= x / 512;
        x = (x ^ x * 256) % 65536;
        CHECK(rules_answer((uint16_t)challenge) == (challenge * 25173 + 13849) % 65536, "answer to %04X", (unsigned)challenge);
        CHECK(rules_next_challenge((uint16_t)challenge) == x, "after %04X", (unsigned)challenge);
    }
    /* The challenges come round only after all others; none is zero, none twice the same in a row. */
    uint32_t length = 0;
    uint16_t challenge = 0xACE1;
    do {
        challenge = rules_next_challenge(challenge);
        length++;
    } while (challenge != 0xACE1 && length < 70000);
    CHECK(length == 65535, "the challenges come round after %u", length);
    finish("challenge");
}

static enum heartbeat worth(uint32_t answer, uint32_t challenge, uint32_t before, bool answered, uint32_t since, bool power)
{
    bool right = answer == (challenge * 25173u + 13849u) % 65536u;
    bool former = answer == (before * 25173u + 13849u) % 65536u;
    if (right && !answered && !(power && since < 50))
        return HEARTBEAT_GOOD;
    if (!power)
        return HEARTBEAT_REFUSED;
    if (right && !answered)
        return HEARTBEAT_TRIP;
    return right || former ? HEARTBEAT_REFUSED : HEARTBEAT_TRIP;
}

static void heartbeat(void)
{
    static const uint16_t challenges[][2] = {{0xACE1, 0xACE1}, {0xD30F, 0xACE1}, {0xF1A5, 0xD30F}, {0x0001, 0xFFFF}, {0x8181, 0x0001}};
    static const uint16_t times[] = {0, 1, 49, 50, 51, 599, 600, 601, 65535};
    for (size_t c = 0; c < LENGTH(challenges); c++)
        for (uint32_t answer = 0; answer <= UINT16_MAX; answer++)
            for (size_t t = 0; t < LENGTH(times); t++)
                for (int state = 0; state < 4; state++) {
                    bool answered = (state & 1) != 0, power = (state & 2) != 0;
                    CHECK(rules_heartbeat((uint16_t)answer, challenges[c][0], challenges[c][1], answered, times[t], power)
                            == worth(answer, challenges[c][0], challenges[c][1], answered, times[t], power),
                        "answer %04X to %04X after %u, answered %d, power %d", answer, challenges[c][0], times[t], answered, power);
                }
    for (uint32_t since = 0; since <= UINT16_MAX; since++) {
        CHECK(rules_heartbeat(0xBECE, 0xACE1, 0xACE1, false, (uint16_t)since, true) == (since < 50 ? HEARTBEAT_TRIP : HEARTBEAT_GOOD), "after %u", since);
        CHECK(rules_heartbeat_late((uint16_t)since) == (since >= 601), "late after %u", since);
    }
    finish("G-7");

    /* A code stands for a step of 20 V / 1024, which has to be below 2 V as a whole. */
    for (uint32_t code = 0; code <= 1023; code++)
        CHECK(rules_rail_low((uint16_t)code) == ((code + 1) * 20.0 / 1024 <= 2.0), "code %u", code);
    finish("G-12");
}

int main(void)
{
    modes();
    depths();
    plunger();
    permits();
    tip_zero();
    speeds();
    line();
    heartbeat();
    return result("rules");
}
