#include "signals.h"

#define STEP_TICKS 2000u  /* 200 ms */
#define PAUSE_STEPS 8u
#define ALARM_STEPS 6u    /* three beeps */

static void begin(struct signals *s, enum mode mode)
{
    s->mode = mode;
    s->tick = 0;
    s->step = 0;
}

void signals_tick(struct signals *s, enum mode mode, enum trip trip)
{
    if (mode != s->mode)
        begin(s, mode);
    if (mode != MODE_TRIPPED) {
        s->lamp = mode == MODE_LOCKED;
        s->buzzer = false;
        return;
    }
    uint8_t blinks = (uint8_t)(2u * (uint8_t)trip); /* lit and dark steps */
    uint8_t period = (uint8_t)(ALARM_STEPS + blinks + PAUSE_STEPS);
    if (++s->tick == STEP_TICKS) {
        s->tick = 0;
        if (++s->step >= period)
            s->step = ALARM_STEPS; /* the alarm sounds once */
    }
    bool odd = s->step & 1u;
    bool in_blinks = s->step >= ALARM_STEPS && s->step < ALARM_STEPS + blinks;
    bool last = s->step == period - 1u;
    s->lamp = s->step < ALARM_STEPS || (in_blinks && !odd);
    bool sounds = (s->step < ALARM_STEPS && !odd) || last;
    /* 2.5 kHz: the level changes every second tick. */
    if ((s->tick & 1u) == 0)
        s->half_wave = !s->half_wave;
    s->buzzer = sounds && s->half_wave;
}
