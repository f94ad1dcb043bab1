/* The guardian on the PC with all that is around it: pins, encoder edges, interrupts, host. */
#ifndef BOARD_H
#define BOARD_H

#include "guardian.h"

#define MS 10 /* ticks */

extern struct guardian g;
extern struct inputs in;
extern int16_t needle_limit; /* in force in the interrupt */
extern bool beats;
extern uint8_t sequence;

/* Edge by edge, as the encoder does and interrupts.S judges it. */
void needle_to(int32_t count);
void plunger_to(int32_t count);

/* A frame, in the coding of its own that this file has. */
void say(uint8_t type, int length, const uint8_t *body);
void say16(uint8_t type, uint16_t value);

/* The right answer. */
void beat(void);
void permit(uint16_t depth, uint16_t travel, uint16_t ms, uint8_t number);

/* The number a permit has to have. */
uint8_t next_number(void);

/* So many ticks; with beats, a host that answers in time. */
void run(int ticks);

/* The tip from the nose plane. */
int32_t depth(void);

/* To a depth, slowly enough for every rule of speed: 10 mm/s, 50 mm/s back. */
void walk(int32_t to);

/* Power-up with nothing wrong, and the ways from there: homed at -1200, in Standby with a 3 mL syringe, in a permit. */
void boot(void);
void home(void);
void standby(void);
void permitted(uint16_t deepest, uint16_t ms);

/* Tripped for this cause, without power. */
bool tripped(enum trip cause);

#endif
