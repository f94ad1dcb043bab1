/* Where everything is connected (ATmega328P). Switches close to ground; a broken wire reads as open. */
#ifndef PINS_H
#define PINS_H

/* Port B */
#define KILL 0   /* low cuts; pulled down outside, so that a chip in reset cuts */
#define ENABLE 1 /* 2 kHz into the charge pump that holds the gate */
#define LAMP 2
#define BUZZER 3

/* Port C */
#define PLUNGER_A 0
#define PLUNGER_B 1
#define CODE_A 2
#define CODE_B 3
#define RAIL_CHANNEL 5

/* Port D: 0 and 1 are the line to the host */
#define NEEDLE_A 2 /* INT0 */
#define NEEDLE_B 3 /* INT1 */
#define HOME_SWITCH 4
#define PEDAL 5
#define ESTOP 6
#define KEY 7

/* Bits of GPIOR0: set by the interrupts, in one instruction. */
#define NEEDLE_PASSED 0
#define PLUNGER_PASSED 1
#define ILLEGAL 2
#define LIMIT_FOLLOWS 3
#define PASSED_ANY ((1 << NEEDLE_PASSED) | (1 << PLUNGER_PASSED) | (1 << ILLEGAL))

#endif
