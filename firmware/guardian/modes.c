#include "modes.h"

#define RELEASE_GRACE ((uint16_t)TICKS(LIMIT_RELEASE_GRACE))
#define CUT_TIME ((uint16_t)TICKS(LIMIT_CUT_TIME))
#define CUT_PROOF_PERIOD (TICKS(LIMIT_CUT_PROOF_HOURS) * 3600UL * 1000UL)

bool modes_power(const struct guardian *g)
{
    return rules_power(g->mode);
}

int32_t modes_depth(const struct guardian *g)
{
    return rules_depth(g->in.needle, g->zero, g->tip_zero);
}

bool modes_cut_proved(const struct guardian *g)
{
    return g->cut_proved && !g->proof_overdue;
}

/* ---- what the interrupts watch -------------------------------------------------------------------------------------- */

static void watch_needle(struct guardian *g)
{
    struct watch *w = &g->watch;
    int16_t overlap_end = (int16_t)(g->zero + HOME_DEPTH + LONGEST_SWITCH_OVERLAP);
    if (g->mode == MODE_HOMING) {
        if (!w->needle_limit_follows) {
            w->needle_limit = rules_homing_limit(g->in.needle);
            w->needle_limit_follows = true;
            w->needle_cause = TRIP_HOMING_DIRECTION;
        }
        return;
    }
    w->needle_limit_follows = false;
    w->needle_cause = g->mode == MODE_STANDBY ? TRIP_NOSE_PLANE : TRIP_DEPTH;
    if (!modes_power(g)) {
        w->needle_limit = NO_LIMIT;
        return;
    }
    w->needle_limit = rules_count_at(rules_depth_limit(g->mode, g->permit_depth), g->zero, g->tip_zero);
    if (g->zero_is_coarse && !g->switch_was_open && overlap_end < w->needle_limit) {
        w->needle_limit = overlap_end;
        w->needle_cause = TRIP_SELF_CHECK;
    }
}

static void watch_plunger(struct guardian *g)
{
    g->watch.plunger_limit = rules_plunger_limit(g->mode, g->syringe, g->furthest, g->permit_limit);
    g->watch.plunger_cause = g->mode == MODE_PERMITTED ? TRIP_PERMIT_VOLUME : TRIP_PLUNGER_UNPERMITTED;
}

void modes_watch(struct guardian *g)
{
    watch_needle(g);
    watch_plunger(g);
    g->watch.power = modes_power(g);
}

/* ---- modes ---------------------------------------------------------------------------------------------------------- */

/* The one place that changes the mode. */
void modes_set(struct guardian *g, enum mode wished)
{
    bool was_powered = modes_power(g);
    enum mode mode = rules_mode_after(g->mode, wished, g->in.pedal_closed, g->in.estop_closed);
    if (mode != wished)
        g->trip = TRIP_SELF_CHECK; /* a wish out of order is a broken program */
    g->mode = mode;
    g->status_due = true;
    if (mode != MODE_PERMITTED) {
        g->ending = false;
        g->release_left = 0;
        g->permit_left = 0;
        g->grace_left = 0;
    }
    if (modes_power(g) && !was_powered) {
        for (uint8_t i = 0; i < SPEED_WINDOW_MILLISECONDS; i++) {
            g->needle_past[i] = g->in.needle;
            g->plunger_past[i] = g->in.plunger;
        }
    }
    modes_watch(g);
}

void modes_trip(struct guardian *g, enum trip cause)
{
    if (g->mode == MODE_TRIPPED)
        return;
    g->trip = cause;
    g->proof_left = 0;
    if (cause == TRIP_ENCODER)
        g->homed = false;
    modes_set(g, MODE_TRIPPED);
}

void modes_enter_standby(struct guardian *g)
{
    modes_set(g, MODE_STANDBY);
    if (g->in.key)
        modes_set(g, MODE_SERVICE);
}

/* ---- proof of the cut (G-12) ---------------------------------------------------------------------------------------- */

void modes_end_cut_proof(struct guardian *g)
{
    g->cut_proved = true;
    g->proof_left = 0;
    g->proof_overdue = false;
    g->proof_due_left = CUT_PROOF_PERIOD;
}

void modes_begin_cut_proof(struct guardian *g)
{
    g->cut_proved = false;
    g->proof_left = CUT_TIME;
    if (g->in.rail_low)
        modes_end_cut_proof(g);
}

/* Safe is: locked anyway, or standing by with the needle parked, the pedal up and no syringe in the holder. */
void modes_prove_cut_when_safe(struct guardian *g)
{
    if (g->proof_left != 0)
        return; /* under way; to begin it again would give the rail more time */
    bool parked = g->mode == MODE_STANDBY && modes_depth(g) <= 0 && !g->in.pedal_closed && g->syringe == SYRINGE_NONE;
    if (!parked && g->mode != MODE_LOCKED)
        return;
    modes_set(g, MODE_LOCKED);
    modes_begin_cut_proof(g);
}

/* ---- homing --------------------------------------------------------------------------------------------------------- */

/* The needle is at the home switch. Where the switch was closed already the carriage may stand further back than its edge: the zero
   is then coarse, too deep if anything, and set right when the switch is next closed from the front. */
static void take_home(struct guardian *g, bool coarse)
{
    g->zero = (int16_t)(g->in.needle - HOME_DEPTH);
    g->homed = true;
    g->zero_is_coarse = coarse;
    g->switch_was_open = false;
    if (g->mode == MODE_HOMING)
        modes_enter_standby(g);
}

void modes_begin_homing(struct guardian *g)
{
    g->trip = TRIP_NONE;
    g->homed = false;
    g->watch.needle_limit_follows = false;
    modes_set(g, MODE_HOMING);
    if (g->in.home_switch)
        take_home(g, true);
}

void modes_home_switch_changed(struct guardian *g)
{
    if (!g->in.home_switch) {
        g->switch_was_open = true;
    } else if (g->mode == MODE_HOMING) {
        take_home(g, false);
    } else if (modes_power(g) && g->homed && g->zero_is_coarse && g->switch_was_open) {
        /* Only what the overlap of the switch explains is set right; anything else is a switch that cannot be believed. */
        if ((int32_t)g->in.needle - g->zero - HOME_DEPTH <= LONGEST_SWITCH_OVERLAP)
            take_home(g, false);
        else
            modes_trip(g, TRIP_SELF_CHECK);
    }
}

/* ---- permit --------------------------------------------------------------------------------------------------------- */

/* The permit is over. A needle that is out has its grace time to withdraw; the plunger stays bound by the permit's counts. */
void modes_end_permit(struct guardian *g, enum trip cause)
{
    if (g->ending)
        return;
    if (rules_retreated(modes_depth(g))) {
        modes_enter_standby(g);
        return;
    }
    g->ending = true;
    g->ending_cause = cause;
    g->release_left = 0;
    g->grace_left = RELEASE_GRACE;
    g->status_due = true;
}

void modes_permit_over(struct guardian *g, enum trip cause)
{
    if (rules_behind_nose_plane(modes_depth(g)))
        modes_enter_standby(g);
    else
        modes_trip(g, cause);
}
