#include "modes.h"

#include <string.h>

#define RELEASE_BOUNCE ((uint16_t)TICKS(LIMIT_RELEASE_BOUNCE))
#define FIRST_CHALLENGE 0xACE1u

/* True in the one tick in which a time that is running ends. */
static bool ends16(uint16_t *left)
{
    return *left != 0 && --*left == 0;
}

static bool ends32(uint32_t *left)
{
    return *left != 0 && --*left == 0;
}

/* ---- pins ----------------------------------------------------------------------------------------------------------- */

static void pedal_changed(struct guardian *g)
{
    bool released = !g->in.pedal_closed && g->mode == MODE_PERMITTED && !g->ending;
    g->release_left = released ? RELEASE_BOUNCE : 0;
}

static void key_changed(struct guardian *g)
{
    if (g->in.key && g->mode == MODE_STANDBY) {
        modes_set(g, MODE_SERVICE);
    } else if (!g->in.key && g->mode == MODE_SERVICE) {
        g->furthest = g->in.plunger;
        if (rules_behind_nose_plane(modes_depth(g)))
            modes_set(g, MODE_STANDBY);
        else
            modes_trip(g, TRIP_NOSE_PLANE);
    }
}

/* The code pins have shown another syringe for long enough. A permit is for the bore it was opened with. */
static void take_syringe(struct guardian *g)
{
    g->syringe = g->in.code;
    if (g->mode == MODE_PERMITTED)
        modes_end_permit(g, TRIP_PERMIT_VOLUME);
    g->furthest = g->in.plunger;
}

/* The furthest place does not move back with a retract, nor forward outside a permit, with the power on or off. */
static void follow_plunger(struct guardian *g, int16_t before)
{
    if (g->mode == MODE_PERMITTED) {
        if (g->in.plunger_peak > before && g->in.plunger_peak > g->furthest)
            g->furthest = g->in.plunger_peak;
    } else if (g->mode == MODE_SERVICE || g->syringe == SYRINGE_NONE) {
        g->furthest = g->in.plunger;
    }
}

static void take_verdicts(struct guardian *g)
{
    const struct inputs *in = &g->in;
    if (in->illegal) {
        g->homed = false;
        if (modes_power(g))
            modes_trip(g, TRIP_ENCODER);
    }
    if (modes_power(g) && !rules_counts_plausible(in->needle, in->plunger))
        modes_trip(g, TRIP_ENCODER);
    if (modes_power(g) && in->needle_passed)
        modes_trip(g, in->needle_cause);
    if (modes_power(g) && in->plunger_passed)
        modes_trip(g, in->plunger_cause);
}

struct changes {
    bool pedal, home_switch, key, code;
};

static void take_pins(struct guardian *g, struct changes changed)
{
    const struct inputs *in = &g->in;
    if (modes_power(g) && !in->estop_closed)
        modes_trip(g, TRIP_EMERGENCY_STOP);
    if (changed.pedal)
        pedal_changed(g);
    if (changed.home_switch)
        modes_home_switch_changed(g);
    if (changed.key)
        key_changed(g);
    if (changed.code)
        g->syringe_left = in->code == g->syringe ? 0 : RELEASE_BOUNCE;
    if (g->proof_left != 0 && in->rail_low)
        modes_end_cut_proof(g);
}

static void judge_speed(struct guardian *g)
{
    if (--g->millisecond_left != 0)
        return;
    g->millisecond_left = TICKS_PER_MILLISECOND;
    int16_t needle_moved = (int16_t)(uint16_t)((uint16_t)g->in.needle - (uint16_t)g->needle_past[g->sample]);
    int16_t plunger_moved = (int16_t)(uint16_t)((uint16_t)g->in.plunger - (uint16_t)g->plunger_past[g->sample]);
    g->needle_past[g->sample] = g->in.needle;
    g->plunger_past[g->sample] = g->in.plunger;
    g->sample = (uint8_t)((g->sample + 1u) % SPEED_WINDOW_MILLISECONDS);
    if (!modes_power(g))
        return;
    enum trip verdict = rules_speed(needle_moved, plunger_moved, g->homed, modes_depth(g));
    if (verdict != TRIP_NONE)
        modes_trip(g, verdict);
}

static void run_permit(struct guardian *g)
{
    if (g->ending && rules_retreated(modes_depth(g)))
        modes_enter_standby(g);
    if (ends16(&g->grace_left))
        modes_permit_over(g, g->ending_cause);
    if (ends16(&g->release_left))
        modes_end_permit(g, TRIP_PEDAL_RELEASED);
    if (ends32(&g->permit_left))
        modes_permit_over(g, TRIP_PERMIT_EXPIRED);
}

/* ---- time ----------------------------------------------------------------------------------------------------------- */

void guardian_self_check_failed(struct guardian *g, bool broken)
{
    g->broken = g->broken || broken;
    modes_trip(g, TRIP_SELF_CHECK);
}

void guardian_boot(struct guardian *g, const struct inputs *in, enum trip kept, uint16_t flash_crc)
{
    memset(g, 0, sizeof *g);
    g->in = *in;
    g->mode = MODE_LOCKED;
    g->trip = kept;
    g->zero = in->needle;
    g->furthest = in->plunger;
    g->syringe = SYRINGE_NONE;
    g->syringe_left = in->code == SYRINGE_NONE ? 0 : RELEASE_BOUNCE;
    g->millisecond_left = TICKS_PER_MILLISECOND;
    g->challenge = FIRST_CHALLENGE;
    g->challenge_before = FIRST_CHALLENGE;
    g->since_heartbeat = HEARTBEAT_LATEST + 1u;
    g->flash_crc = flash_crc;
    g->status_due = true;
    modes_watch(g);
    modes_begin_cut_proof(g);
}

void guardian_tick(struct guardian *g, const struct inputs *in)
{
    const int16_t plunger_before = g->in.plunger;
    const struct changes changed = {
        in->pedal_closed != g->in.pedal_closed, in->home_switch != g->in.home_switch, in->key != g->in.key, in->code != g->in.code
    };
    g->in = *in;
    if (g->since_heartbeat <= HEARTBEAT_LATEST)
        g->since_heartbeat++;

    take_verdicts(g);
    follow_plunger(g, plunger_before);
    take_pins(g, changed);
    judge_speed(g);
    if (modes_power(g) && rules_heartbeat_late(g->since_heartbeat))
        modes_trip(g, TRIP_HEARTBEAT);
    if (g->mode == MODE_PERMITTED)
        run_permit(g);
    if (ends16(&g->syringe_left))
        take_syringe(g);
    if (ends16(&g->proof_left))
        modes_trip(g, TRIP_CUT_PROOF);
    if (ends32(&g->proof_due_left))
        g->proof_overdue = true;
    if (ends16(&g->status_left))
        g->status_due = true;
    modes_watch(g);
}

void guardian_speak(struct guardian *g)
{
    if (g->status_due)
        line_send_status(g);
}
