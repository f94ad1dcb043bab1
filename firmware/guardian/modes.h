/* What moves the guardian's modes: only these functions change the mode, and they only through rules_mode_after. For guardian.c, which has
   pins and time, and line.c, which has the host's requests. */
#ifndef MODES_H
#define MODES_H

#include "guardian.h"

#define TICKS(milliseconds) ((uint32_t)(milliseconds) * TICKS_PER_MILLISECOND)

bool modes_power(const struct guardian *g);

/* The tip from the nose plane, tip zero included. */
int32_t modes_depth(const struct guardian *g);

/* G-12: proved, and within its time. */
bool modes_cut_proved(const struct guardian *g);

/* What the interrupts are to judge from now on follows from the state. */
void modes_watch(struct guardian *g);

/* The one place that changes the mode. */
void modes_set(struct guardian *g, enum mode wished);

void modes_trip(struct guardian *g, enum trip cause);
void modes_enter_standby(struct guardian *g);

void modes_begin_cut_proof(struct guardian *g);
void modes_end_cut_proof(struct guardian *g);
void modes_prove_cut_when_safe(struct guardian *g);

void modes_begin_homing(struct guardian *g);
void modes_home_switch_changed(struct guardian *g);

/* The permit is to end: at once where the needle is well behind the nose plane, else it has its grace time. */
void modes_end_permit(struct guardian *g, enum trip cause);

/* No grace any more. */
void modes_permit_over(struct guardian *g, enum trip cause);

/* line.c: the status goes out as soon as there is room for it. */
void line_send_status(struct guardian *g);

#endif
