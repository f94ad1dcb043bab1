/* Lamp and buzzer: what a person at the device learns with the host dead. */
#ifndef SIGNALS_H
#define SIGNALS_H

#include "rules.h"

struct signals {
    enum mode mode;
    uint16_t tick;    /* of the pattern, in 100 us */
    uint8_t step;     /* of the pattern, in 200 ms */
    bool half_wave;
    bool lamp;
    bool buzzer;
};

/* Once a tick. Locked: lamp lit. Tripped: the lamp blinks as often as the number of the cause, then pauses; the buzzer sounds three times,
   then once with every pause. With power: dark and silent. */
void signals_tick(struct signals *s, enum mode mode, enum trip trip);

#endif
