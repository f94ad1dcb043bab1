#include "signals.h"

#define STEP_CALLS 1000u /* 200 ms */
#define PAUSE_STEPS 8u
#define ALARM_STEPS 6u    /* three beeps */

static void begin(struct signals *s, enum mode mode)
{
    s->mode = mode;
    s->tick = 0;
    s->step = 0;
}

void signals_step(struct signals *s, enum mode mode, enum trip trip)
{
    if (mode != s->mode)
        begin(s, mode);
    if (mode != MODE_TRIPPED) {
        s->lamp = mode == MODE_LOCKED;
        s->buzzer = false;
        return;
    }
    uint8_t blinks = (uint8_t)(2u * (uint8_t)trip); /* lit and dark steps */
    uint8_t first_blink = ALARM_STEPS + PAUSE_STEPS;
    uint8_t period = (uint8_t)(first_blink + blinks);
    if (++s->tick == STEP_CALLS) {
        s->tick = 0;
        if (++s->step >= period)
            s->step = ALARM_STEPS; /* the alarm sounds once */
    }
    bool odd = s->step & 1u;
    bool in_alarm = s->step < ALARM_STEPS;
    bool in_blinks = s->step >= first_blink;
    s->lamp = (in_alarm || in_blinks) && !odd;
    bool sounds = (in_alarm && !odd) || s->step == first_blink - 1u;
    s->half_wave = !s->half_wave; /* 2.5 kHz */
    s->buzzer = sounds && s->half_wave;
}
