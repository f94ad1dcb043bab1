/* The guardian's rules G-1 to G-12 as pure functions: no register, no state, no time of their own. docs/protocol.md says what they mean;
   limits.h, made from docs/limits.yaml, gives the numbers. Lengths are encoder counts of 5 um, positive toward the patient; times are
   ticks of 100 us. The contracts are proved with Frama-C (proof/). */
#ifndef RULES_H
#define RULES_H

#include <stdbool.h>
#include <stdint.h>
#include "limits.h"

enum mode { MODE_LOCKED, MODE_HOMING, MODE_STANDBY, MODE_PERMITTED, MODE_SERVICE, MODE_TRIPPED };

enum trip {
    TRIP_NONE, TRIP_DEPTH, TRIP_SPEED, TRIP_NOSE_PLANE, TRIP_PERMIT_VOLUME, TRIP_PLUNGER_UNPERMITTED, TRIP_PEDAL_RELEASED, TRIP_PERMIT_EXPIRED,
    TRIP_HEARTBEAT, TRIP_ENCODER, TRIP_EMERGENCY_STOP, TRIP_SELF_CHECK, TRIP_CUT_PROOF, TRIP_HOMING_DIRECTION
};

/* What the holder's code pins show. */
enum syringe { SYRINGE_NONE, SYRINGE_1ML, SYRINGE_3ML, SYRINGE_5ML };

/* What an answer to the challenge is worth. */
enum heartbeat { HEARTBEAT_GOOD, HEARTBEAT_REFUSED, HEARTBEAT_TRIP };

#define COUNTS(micrometres) ((micrometres) / LIMIT_ENCODER_COUNT)
#define TICKS_PER_MILLISECOND 10

/* Speeds are judged over 4 ms: the counts of a speed in that window. A tenth and one count of the way in it are tolerated. */
#define SPEED_WINDOW_MILLISECONDS 4
#define WINDOW_COUNTS(um_per_s) ((int16_t)((um_per_s) * (int32_t)SPEED_WINDOW_MILLISECONDS / 1000 / LIMIT_ENCODER_COUNT))
#define TOLERATED_SPEED(um_per_s) ((um_per_s) + (um_per_s) / 10 + LIMIT_ENCODER_COUNT * 1000 / SPEED_WINDOW_MILLISECONDS)

#define DEPTH_CAP ((int16_t)COUNTS(LIMIT_GUARDIAN_DEPTH_TRIP))
#define SLOW_ZONE ((int16_t)COUNTS(LIMIT_SLOW_ZONE))
#define NOSE_PLANE_ALLOWANCE ((int16_t)COUNTS(LIMIT_NOSE_PLANE_ALLOWANCE))
#define PERMIT_DEPTH_ALLOWANCE ((int16_t)COUNTS(LIMIT_DEPTH_OVERSHOOT))
#define PERMIT_RETREAT ((int16_t)-COUNTS(LIMIT_PERMIT_RETREAT))
#define PLUNGER_ALLOWANCE ((int16_t)COUNTS(LIMIT_PLUNGER_ALLOWANCE))
#define LARGEST_TIP_ZERO ((int16_t)COUNTS(LIMIT_TIP_ZERO))
#define HOME_DEPTH ((int16_t)-COUNTS(LIMIT_HOME_TO_NOSE_PLANE))
#define IMPLAUSIBLE_COUNTS WINDOW_COUNTS(LIMIT_IMPLAUSIBLE_SPEED)
#define FAST_COUNTS WINDOW_COUNTS(TOLERATED_SPEED(LIMIT_NEEDLE_SPEED))
#define SLOW_COUNTS WINDOW_COUNTS(TOLERATED_SPEED(LIMIT_SLOW_ZONE_SPEED))

/* How deep inside its home switch the carriage may stand: a zero taken there is that much too deep at most. */
#define LONGEST_SWITCH_OVERLAP ((int16_t)240)

/* G-3: 100 uL and 5 % in bores of 4.78, 8.66 and 12.06 mm. */
#define PLUNGER_CAP_1ML ((uint16_t)1170)
#define PLUNGER_CAP_3ML ((uint16_t)356)
#define PLUNGER_CAP_5ML ((uint16_t)183)

/* A count further than this from power-up is of no axis of this device; it also keeps all sums of counts in 16 bits. */
#define FURTHEST_COUNT ((int16_t)30000)
#define NO_LIMIT INT16_MAX

#define HEARTBEAT_EARLIEST ((uint16_t)(LIMIT_HEARTBEAT_EARLIEST * TICKS_PER_MILLISECOND))
#define HEARTBEAT_LATEST ((uint16_t)(LIMIT_HEARTBEAT_LATEST * TICKS_PER_MILLISECOND))

/* The rail's divider reaches the converter's 5 V at 20 V: below 2.000 V is any code whose upper edge is below it. */
#define RAIL_FULL_SCALE_MILLIVOLTS 20000L
#define RAIL_LOW_CODE ((uint16_t)(LIMIT_CUT_RAIL * 1024L / RAIL_FULL_SCALE_MILLIVOLTS - 1))

/*@ predicate is_mode(enum mode m) =
      m == MODE_LOCKED || m == MODE_HOMING || m == MODE_STANDBY || m == MODE_PERMITTED || m == MODE_SERVICE || m == MODE_TRIPPED;
    predicate powered(enum mode m) = m == MODE_HOMING || m == MODE_STANDBY || m == MODE_PERMITTED || m == MODE_SERVICE;
    predicate is_count(integer c) = -FURTHEST_COUNT <= c <= FURTHEST_COUNT;
    predicate is_tip_zero(integer t) = 0 <= t <= LARGEST_TIP_ZERO;
    logic integer plunger_cap(enum syringe s) =
        s == SYRINGE_1ML ? PLUNGER_CAP_1ML : s == SYRINGE_3ML ? PLUNGER_CAP_3ML : s == SYRINGE_5ML ? PLUNGER_CAP_5ML : 0;
    logic integer answer_to(integer challenge) = (uint16_t)(challenge * 0x6255 + 0x3619); */

/*@ assigns \nothing;
    ensures \result <==> powered(mode); */
bool rules_power(enum mode mode);

/* The one gate through which the mode changes: what a wish to change it comes to. Power begins only with homing, and Tripped is left
   only toward Locked with the pedal up and the emergency stop closed; every other wish out of order trips. */
/*@ requires is_mode(from) && is_mode(to);
    assigns \nothing;
    ensures \result == to || \result == MODE_TRIPPED;
    ensures latched: from == MODE_TRIPPED && \result != MODE_TRIPPED ==> \result == MODE_LOCKED && !pedal_closed && estop_closed;
    ensures power_begins_with_homing: !powered(from) && powered(\result) ==> from == MODE_LOCKED && \result == MODE_HOMING && estop_closed;
    ensures injection_from_standby: \result == MODE_PERMITTED && from != MODE_PERMITTED ==> from == MODE_STANDBY && pedal_closed;
    ensures estop_cuts: !estop_closed ==> !powered(\result);
    ensures service_from_standby: \result == MODE_SERVICE ==> from == MODE_STANDBY;
    ensures reset: from == MODE_TRIPPED && to == MODE_LOCKED && !pedal_closed && estop_closed ==> \result == MODE_LOCKED;
    ensures home: from == MODE_LOCKED && to == MODE_HOMING && estop_closed ==> \result == MODE_HOMING;
    ensures injection: from == MODE_STANDBY && to == MODE_PERMITTED && pedal_closed && estop_closed ==> \result == MODE_PERMITTED;
    ensures standby: (from == MODE_HOMING || from == MODE_PERMITTED || from == MODE_SERVICE) && to == MODE_STANDBY && estop_closed
        ==> \result == MODE_STANDBY; */
enum mode rules_mode_after(enum mode from, enum mode to, bool pedal_closed, bool estop_closed);

/* G-1, G-2: the deepest depth from the nose plane that a mode with power and a zero allows. */
/*@ requires is_mode(mode);
    assigns \nothing;
    ensures cap: \result < DEPTH_CAP;
    ensures nose_plane: mode != MODE_PERMITTED && mode != MODE_SERVICE ==> \result <= NOSE_PLANE_ALLOWANCE;
    ensures permit: mode == MODE_PERMITTED ==> \result <= permit_depth + PERMIT_DEPTH_ALLOWANCE;
    ensures floor: \result >= NOSE_PLANE_ALLOWANCE;
    ensures whole_permit: mode == MODE_PERMITTED ==> \result == permit_depth + PERMIT_DEPTH_ALLOWANCE || \result == DEPTH_CAP - 1;
    ensures service: mode == MODE_SERVICE ==> \result == DEPTH_CAP - 1; */
int16_t rules_depth_limit(enum mode mode, uint16_t permit_depth);

/* The encoder count at a depth: where the interrupt cuts the power once it is passed. */
/*@ requires is_count(zero + HOME_DEPTH) && is_tip_zero(tip_zero);
    requires NOSE_PLANE_ALLOWANCE <= depth < DEPTH_CAP;
    assigns \nothing;
    ensures \result - zero + tip_zero == depth; */
int16_t rules_count_at(int16_t depth, int16_t zero, int16_t tip_zero);

/* The depth of a count: tip from the nose plane, tip zero included. */
/*@ assigns \nothing;
    ensures \result == count - zero + tip_zero; */
int32_t rules_depth(int16_t count, int16_t zero, int16_t tip_zero);

/* Homing: only the retract direction may count; the furthest count that is still no motion toward the patient. */
/*@ requires is_count(most_retracted);
    assigns \nothing;
    ensures \result == most_retracted + NOSE_PLANE_ALLOWANCE; */
int16_t rules_homing_limit(int16_t most_retracted);

/* G-3, G-4: the furthest plunger count allowed. permit_limit is that of the open permit. */
/*@ requires is_mode(mode) && is_count(furthest);
    assigns \nothing;
    ensures unpermitted: (mode == MODE_HOMING || mode == MODE_STANDBY) && syringe != SYRINGE_NONE ==> \result == furthest + PLUNGER_ALLOWANCE;
    ensures permit: mode == MODE_PERMITTED ==> \result == permit_limit;
    ensures free: mode == MODE_SERVICE || (mode == MODE_STANDBY && syringe == SYRINGE_NONE) ==> \result == NO_LIMIT; */
int16_t rules_plunger_limit(enum mode mode, enum syringe syringe, int16_t furthest, int16_t permit_limit);

/* G-3: the most plunger counts of one permit in the bore shown; 0 without a holder. */
/*@ assigns \nothing;
    ensures \result == plunger_cap(syringe); */
uint16_t rules_plunger_cap(enum syringe syringe);

/* G-1, G-3, G-6: whether the numbers of a permit can be granted. */
/*@ assigns \nothing;
    ensures \result <==> max_depth < DEPTH_CAP && max_plunger <= plunger_cap(syringe) && 1 <= milliseconds <= LIMIT_PERMIT_TIME; */
bool rules_permit_grantable(uint16_t max_depth, uint16_t max_plunger, uint16_t milliseconds, enum syringe syringe);

/* "Behind" the nose plane, where nothing else is said. */
/*@ assigns \nothing;
    ensures \result <==> depth <= NOSE_PLANE_ALLOWANCE; */
bool rules_behind_nose_plane(int32_t depth);

/* So far behind it that no motion still under way brings the needle out again: here an ended permit is closed. */
/*@ assigns \nothing;
    ensures \result <==> depth <= PERMIT_RETREAT; */
bool rules_retreated(int32_t depth);

/* G-11: tip zero only behind the nose plane with the old and the new value, and only tightening. */
/*@ requires is_tip_zero(before);
    requires -100000 <= bare_depth <= 100000;
    assigns \nothing;
    ensures \result <==> is_tip_zero(counts) && bare_depth + counts <= 0 && bare_depth + before <= 0; */
bool rules_tip_zero_taken(int16_t counts, int32_t bare_depth, int16_t before);

/* G-1, G-8: the verdict on what both axes moved in the speed window. */
/*@ assigns \nothing;
    ensures \result == TRIP_NONE || \result == TRIP_SPEED || \result == TRIP_ENCODER;
    ensures plausible: \result != TRIP_ENCODER <==>
        -IMPLAUSIBLE_COUNTS <= needle_moved <= IMPLAUSIBLE_COUNTS && -IMPLAUSIBLE_COUNTS <= plunger_moved <= IMPLAUSIBLE_COUNTS;
    ensures slow_zone: \result == TRIP_NONE && homed && depth >= SLOW_ZONE ==> needle_moved <= SLOW_COUNTS;
    ensures fast_zone: \result == TRIP_NONE && homed ==> needle_moved <= FAST_COUNTS;
    ensures not_too_soon: \result == TRIP_SPEED ==> homed && needle_moved > SLOW_COUNTS && (needle_moved > FAST_COUNTS || depth >= SLOW_ZONE); */
enum trip rules_speed(int16_t needle_moved, int16_t plunger_moved, bool homed, int32_t depth);

/* Both counts can be of this device. */
/*@ assigns \nothing;
    ensures \result <==> is_count(needle) && is_count(plunger); */
bool rules_counts_plausible(int16_t needle, int16_t plunger);

/* How many frames a sequence is ahead of the last: 1 to 3 is taken. */
/*@ assigns \nothing;
    ensures \result <==> 1 <= (uint8_t)(sequence - last) <= 3; */
bool rules_in_sequence(uint8_t sequence, uint8_t last);

/*@ assigns \nothing;
    ensures \result == answer_to(challenge); */
uint16_t rules_answer(uint16_t challenge);

/*@ assigns \nothing; */
uint16_t rules_next_challenge(uint16_t challenge);

/* G-7: what an answer is worth. since is the time since the last good heartbeat. */
/*@ assigns \nothing;
    ensures early: \result == HEARTBEAT_GOOD && power ==> since >= HEARTBEAT_EARLIEST;
    ensures once: \result == HEARTBEAT_GOOD ==> !answered;
    ensures right: \result == HEARTBEAT_GOOD ==> answer == answer_to(challenge);
    ensures no_trip_without_power: \result == HEARTBEAT_TRIP ==> power;
    ensures fed: answer == answer_to(challenge) && !answered && (!power || since >= HEARTBEAT_EARLIEST) ==> \result == HEARTBEAT_GOOD;
    ensures stale: power && answer != answer_to(challenge) && answer == answer_to(challenge_before) ==> \result == HEARTBEAT_REFUSED;
    ensures wrong: power && answer != answer_to(challenge) && answer != answer_to(challenge_before) ==> \result == HEARTBEAT_TRIP; */
enum heartbeat rules_heartbeat(uint16_t answer, uint16_t challenge, uint16_t challenge_before, bool answered, uint16_t since, bool power);

/* G-7: the host is silent for too long. */
/*@ assigns \nothing;
    ensures \result <==> since > HEARTBEAT_LATEST; */
bool rules_heartbeat_late(uint16_t since);

/* G-12: the rail is below 2 V for sure. */
/*@ assigns \nothing;
    ensures \result <==> (code + 1) * RAIL_FULL_SCALE_MILLIVOLTS <= LIMIT_CUT_RAIL * 1024L; */
bool rules_rail_low(uint16_t code);

#endif
