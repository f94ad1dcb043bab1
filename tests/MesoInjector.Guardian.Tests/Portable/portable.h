/* What the tests call. */
#ifndef PORTABLE_H
#define PORTABLE_H

#include <stdint.h>

struct portable;

enum pin { PIN_HOME_SWITCH, PIN_PEDAL, PIN_EMERGENCY_STOP, PIN_KEY, PIN_CODE, PIN_RAIL_LOW };

/* What the guardian allows at this moment. */
struct freedom {
    int32_t mode, power, needle_limit, plunger_limit, tip_zero, permit_number, permit_left, grace_left, since_heartbeat, sequence, rejected;
};

struct portable *portable_create(void);
void portable_destroy(struct portable *p);
void portable_tick(struct portable *p);
void portable_receive(struct portable *p, uint8_t byte);
int portable_transmit(struct portable *p); /* -1: nothing to send */
void portable_pin(struct portable *p, int pin, int value);
void portable_needle(struct portable *p, int step);
void portable_plunger(struct portable *p, int step);
void portable_illegal(struct portable *p);
void portable_freedom(const struct portable *p, struct freedom *freedom);

#endif
