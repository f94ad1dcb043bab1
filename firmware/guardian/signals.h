/* Lamp and buzzer: what a person at the device learns with the host dead. */
#ifndef SIGNALS_H
#define SIGNALS_H

#include "rules.h"

struct signals {
    enum mode mode;
    uint16_t tick;    /* of the step, in 200 us */
    uint8_t step;     /* of the pattern, in 200 ms */
    bool half_wave;
    bool lamp;
    bool buzzer;
};

/* Every 200 us. Locked: lamp lit. Tripped: lamp and buzzer three times, then again and again a pause, a beep and as many flashes as the number
   of the cause. With power: dark and silent. */
void signals_step(struct signals *s, enum mode mode, enum trip trip);

#endif
