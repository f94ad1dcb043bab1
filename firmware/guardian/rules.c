#include "rules.h"

bool rules_power(enum mode mode)
{
    switch (mode) {
    case MODE_HOMING:
    case MODE_STANDBY:
    case MODE_PERMITTED:
    case MODE_SERVICE:
        return true;
    case MODE_LOCKED:
    case MODE_TRIPPED:
    default:
        return false;
    }
}

enum mode rules_mode_after(enum mode from, enum mode to, bool pedal_closed, bool estop_closed)
{
    if (!estop_closed && rules_power(to))
        return MODE_TRIPPED;
    switch (to) {
    case MODE_LOCKED: {
        /* From Tripped by Reset, from Standby to prove the cut. */
        bool in_order = from == MODE_LOCKED || from == MODE_STANDBY || (from == MODE_TRIPPED && !pedal_closed && estop_closed);
        return in_order ? MODE_LOCKED : MODE_TRIPPED;
    }
    case MODE_HOMING:
        return from == MODE_LOCKED ? MODE_HOMING : MODE_TRIPPED;
    case MODE_STANDBY:
        return from == MODE_HOMING || from == MODE_PERMITTED || from == MODE_SERVICE ? MODE_STANDBY : MODE_TRIPPED;
    case MODE_PERMITTED:
        return from == MODE_STANDBY && pedal_closed ? MODE_PERMITTED : MODE_TRIPPED;
    case MODE_SERVICE:
        return from == MODE_STANDBY ? MODE_SERVICE : MODE_TRIPPED;
    case MODE_TRIPPED:
    default:
        return MODE_TRIPPED;
    }
}

int16_t rules_depth_limit(enum mode mode, uint16_t permit_depth)
{
    int16_t deepest = DEPTH_CAP - 1;
    switch (mode) {
    case MODE_SERVICE:
        return deepest;
    case MODE_PERMITTED:
        if (permit_depth >= (uint16_t)(deepest - PERMIT_DEPTH_ALLOWANCE))
            return deepest;
        return (int16_t)((int16_t)permit_depth + PERMIT_DEPTH_ALLOWANCE);
    case MODE_LOCKED:
    case MODE_HOMING:
    case MODE_STANDBY:
    case MODE_TRIPPED:
    default:
        return NOSE_PLANE_ALLOWANCE;
    }
}

int16_t rules_count_at(int16_t depth, int16_t zero, int16_t tip_zero)
{
    return (int16_t)((int32_t)depth + zero - tip_zero);
}

int32_t rules_depth(int16_t count, int16_t zero, int16_t tip_zero)
{
    return (int32_t)count - zero + tip_zero;
}

int16_t rules_homing_limit(int16_t most_retracted)
{
    return (int16_t)(most_retracted + NOSE_PLANE_ALLOWANCE);
}

int16_t rules_plunger_limit(enum mode mode, enum syringe syringe, int16_t furthest, int16_t permit_limit)
{
    switch (mode) {
    case MODE_PERMITTED:
        return permit_limit;
    case MODE_HOMING:
    case MODE_STANDBY:
        return syringe == SYRINGE_NONE ? NO_LIMIT : (int16_t)(furthest + PLUNGER_ALLOWANCE);
    case MODE_LOCKED:
    case MODE_SERVICE:
    case MODE_TRIPPED:
    default:
        return NO_LIMIT;
    }
}

uint16_t rules_plunger_cap(enum syringe syringe)
{
    switch (syringe) {
    case SYRINGE_1ML:
        return PLUNGER_CAP_1ML;
    case SYRINGE_3ML:
        return PLUNGER_CAP_3ML;
    case SYRINGE_5ML:
        return PLUNGER_CAP_5ML;
    case SYRINGE_NONE:
    default:
        return 0;
    }
}

bool rules_permit_grantable(uint16_t max_depth, uint16_t max_plunger, uint16_t milliseconds, enum syringe syringe)
{
    return max_depth < (uint16_t)DEPTH_CAP
        && max_plunger <= rules_plunger_cap(syringe)
        && milliseconds >= 1
        && milliseconds <= LIMIT_PERMIT_TIME;
}

bool rules_behind_nose_plane(int32_t depth)
{
    return depth <= NOSE_PLANE_ALLOWANCE;
}

bool rules_retreated(int32_t depth)
{
    return depth <= PERMIT_RETREAT;
}

bool rules_tip_zero_taken(int16_t counts, int32_t bare_depth, int16_t before)
{
    return counts >= 0 && counts <= LARGEST_TIP_ZERO && bare_depth + counts <= 0 && bare_depth + before <= 0;
}

enum trip rules_speed(int16_t needle_moved, int16_t plunger_moved, bool homed, int32_t depth)
{
    if (needle_moved > IMPLAUSIBLE_COUNTS || needle_moved < -IMPLAUSIBLE_COUNTS
        || plunger_moved > IMPLAUSIBLE_COUNTS || plunger_moved < -IMPLAUSIBLE_COUNTS)
        return TRIP_ENCODER;
    if (homed && needle_moved > (depth < SLOW_ZONE ? FAST_COUNTS : SLOW_COUNTS))
        return TRIP_SPEED;
    return TRIP_NONE;
}

bool rules_counts_plausible(int16_t needle, int16_t plunger)
{
    return needle >= -FURTHEST_COUNT && needle <= FURTHEST_COUNT && plunger >= -FURTHEST_COUNT && plunger <= FURTHEST_COUNT;
}

bool rules_in_sequence(uint8_t sequence, uint8_t last)
{
    uint8_t ahead = (uint8_t)(sequence - last);
    return ahead >= 1 && ahead <= 3;
}

uint16_t rules_answer(uint16_t challenge)
{
    return (uint16_t)((uint32_t)challenge * 0x6255u + 0x3619u);
}

uint16_t rules_next_challenge(uint16_t challenge)
{
    challenge ^= (uint16_t)(challenge << 7);
    challenge ^= (uint16_t)(challenge >> 9);
    challenge ^= (uint16_t)(challenge << 8);
    return challenge;
}

enum heartbeat rules_heartbeat(uint16_t answer, uint16_t challenge, uint16_t challenge_before, bool answered, uint16_t since, bool power)
{
    bool current = answer == rules_answer(challenge);
    if (current && !answered)
        return power && since < HEARTBEAT_EARLIEST ? HEARTBEAT_TRIP : HEARTBEAT_GOOD;
    if (current || answer == rules_answer(challenge_before) || !power)
        return HEARTBEAT_REFUSED;
    return HEARTBEAT_TRIP;
}

bool rules_heartbeat_late(uint16_t since)
{
    return since > HEARTBEAT_LATEST;
}

bool rules_rail_low(uint16_t code)
{
    return code <= RAIL_LOW_CODE;
}
