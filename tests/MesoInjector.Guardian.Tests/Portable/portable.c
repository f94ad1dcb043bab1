/* The guardian without its chip: guardian.c and all it needs, with what hal_avr.c and interrupts.S do said once more in C. The tests run it where
   the emulated chip would take too long. */
#include <stdlib.h>

#include "guardian.h"
#include "portable.h"

struct portable {
    struct guardian guardian;
    struct inputs pins;
    struct watch applied;
    int16_t needle, plunger, plunger_peak, needle_limit;
    bool needle_passed, plunger_passed, illegal, cut;
};

static void act(struct portable *p)
{
    const struct watch *w = &p->guardian.watch;
    if (!w->power) {
        p->cut = true;
        p->applied.power = false;
        p->needle_passed = p->plunger_passed = p->illegal = false;
    }
    if (p->needle_passed || p->plunger_passed || p->illegal)
        return;
    bool power = p->applied.power;
    if (w->needle_limit != p->applied.needle_limit || w->needle_limit_follows != p->applied.needle_limit_follows
        || w->needle_cause != p->applied.needle_cause)
        p->needle_limit = w->needle_limit;
    p->applied = *w;
    p->applied.power = power;
    if (w->power && !power) {
        p->cut = false;
        p->applied.power = true;
    }
}

static struct inputs sense(struct portable *p)
{
    struct inputs in = p->pins;
    in.needle = p->needle;
    in.plunger = p->plunger;
    in.plunger_peak = p->plunger_peak;
    in.needle_passed = p->needle_passed;
    in.plunger_passed = p->plunger_passed;
    in.illegal = p->illegal;
    in.needle_cause = p->applied.needle_cause;
    in.plunger_cause = p->applied.plunger_cause;
    p->plunger_peak = p->plunger;
    return in;
}

struct portable *portable_create(void)
{
    struct portable *p = calloc(1, sizeof *p);
    if (!p)
        return NULL;
    p->pins.rail_low = true;
    p->needle_limit = p->applied.needle_limit = p->applied.plunger_limit = NO_LIMIT;
    p->cut = true;
    struct inputs in = sense(p);
    guardian_boot(&p->guardian, &in, TRIP_NONE, 0);
    act(p);
    return p;
}

void portable_destroy(struct portable *p) { free(p); }

void portable_tick(struct portable *p)
{
    struct inputs in = sense(p);
    guardian_tick(&p->guardian, &in);
    act(p);
    guardian_speak(&p->guardian);
    act(p);
}

void portable_receive(struct portable *p, uint8_t byte)
{
    guardian_receive(&p->guardian, byte);
    act(p);
}

int portable_transmit(struct portable *p)
{
    uint8_t byte;
    return guardian_transmit(&p->guardian, &byte) ? byte : -1;
}

void portable_pin(struct portable *p, int pin, int value)
{
    switch (pin) {
    case PIN_HOME_SWITCH: p->pins.home_switch = value; break;
    case PIN_PEDAL: p->pins.pedal_closed = value; break;
    case PIN_EMERGENCY_STOP: p->pins.estop_closed = value; break;
    case PIN_KEY: p->pins.key = value; break;
    case PIN_CODE: p->pins.code = (enum syringe)value; break;
    case PIN_RAIL_LOW: p->pins.rail_low = value; break;
    default: abort();
    }
}

void portable_needle(struct portable *p, int step)
{
    p->needle = (int16_t)(p->needle + step);
    if (step > 0 && p->needle > p->needle_limit)
        p->needle_passed = p->cut = true;
    if (step < 0 && p->applied.needle_limit_follows && p->needle + NOSE_PLANE_ALLOWANCE < p->needle_limit)
        p->needle_limit = (int16_t)(p->needle + NOSE_PLANE_ALLOWANCE);
}

void portable_plunger(struct portable *p, int step)
{
    p->plunger = (int16_t)(p->plunger + step);
    if (step > 0 && p->plunger > p->applied.plunger_limit)
        p->plunger_passed = p->cut = true;
    if (p->plunger > p->plunger_peak)
        p->plunger_peak = p->plunger;
}

void portable_illegal(struct portable *p) { p->illegal = p->cut = true; }

void portable_freedom(const struct portable *p, struct freedom *freedom)
{
    const struct guardian *g = &p->guardian;
    *freedom = (struct freedom){
        .mode = g->mode, .power = !p->cut, .needle_limit = p->needle_limit, .plunger_limit = p->applied.plunger_limit, .tip_zero = g->tip_zero,
        .permit_number = g->permit_number, .permit_left = (int32_t)g->permit_left, .grace_left = g->grace_left, .since_heartbeat = g->since_heartbeat,
        .sequence = g->last_sequence, .rejected = g->rejected
    };
}
