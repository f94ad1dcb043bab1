/* The guardian itself: its modes, permits and timers as one state that a tick of 100 us and every received byte move on. It touches
   no register; hal.h brings what the pins and interrupts say and carries out what it wants. */
#ifndef GUARDIAN_H
#define GUARDIAN_H

#include "protocol.h"
#include "rules.h"

#define TRANSMIT_SIZE 64u /* power of two; a status and an identity fit */

/* What the encoder interrupts judge by themselves, at the edge, and whether the motors may have power at all. */
struct watch {
    bool power;
    int16_t needle_limit;      /* the last count that is allowed */
    bool needle_limit_follows; /* homing: the limit goes back with the needle, never forward */
    enum trip needle_cause;    /* what passing it means */
    int16_t plunger_limit;
    enum trip plunger_cause;
};

/* The pins, the counts and what the interrupts have found since the tick before. */
struct inputs {
    int16_t needle;
    int16_t plunger;
    int16_t plunger_peak; /* the furthest since the tick before */
    bool needle_passed;   /* the interrupt has cut: passing needle_limit */
    bool plunger_passed;
    bool illegal;         /* both lines of an encoder changed at once */
    enum trip needle_cause;
    enum trip plunger_cause;
    bool home_switch;
    bool pedal_closed;
    bool estop_closed;
    bool key;
    enum syringe code;
    bool rail_low;
};

struct guardian {
    enum mode mode;
    enum trip trip; /* the last cause; kept in EEPROM by the main loop */
    bool broken;    /* its own program or memory is not sound: no reset but a power-cycle */
    struct watch watch;
    struct inputs in;

    /* The needle: the count at the nose plane for a nominal needle, and how sure that is. */
    int16_t zero;
    int16_t tip_zero;
    bool homed;
    bool zero_is_coarse;
    bool switch_was_open;

    /* The plunger: the furthest it has been allowed to be. */
    int16_t furthest;
    enum syringe syringe;
    uint16_t syringe_left;

    /* The permit. Times left are in ticks; 0 is not running. */
    uint16_t permit_depth;
    int16_t permit_limit;
    uint8_t permit_number;
    bool ending;
    enum trip ending_cause;
    uint32_t permit_left;
    uint16_t grace_left;
    uint16_t release_left;

    /* Proof of the cut. */
    bool cut_proved;
    bool proof_overdue;
    uint16_t proof_left;
    uint32_t proof_due_left;

    /* Speed: the counts of the last four milliseconds. */
    int16_t needle_past[SPEED_WINDOW_MILLISECONDS];
    int16_t plunger_past[SPEED_WINDOW_MILLISECONDS];
    uint8_t sample;
    uint8_t millisecond_left;

    /* Heartbeat and line. */
    uint16_t challenge;
    uint16_t challenge_before;
    bool answered;
    uint16_t since_heartbeat;
    uint16_t status_left;
    bool status_due;
    uint8_t last_sequence;
    uint8_t sequence;
    uint8_t rejected;
    uint16_t flash_crc;
    struct receiver receiver;
    uint8_t transmit[TRANSMIT_SIZE];
    uint8_t transmit_first;
    uint8_t transmit_count;
};

/* Power-up: the pins as they are, the cause kept from before, and the checksum of the program for Identity. */
void guardian_boot(struct guardian *g, const struct inputs *in, enum trip kept, uint16_t flash_crc);

/* 100 us have passed. */
void guardian_tick(struct guardian *g, const struct inputs *in);

/* Sends the status where it is due; after what the tick wants is carried out, because it takes longer than that. */
void guardian_speak(struct guardian *g);

/* A byte from the host. */
void guardian_receive(struct guardian *g, uint8_t byte);

/* The next byte to the host; false when there is none. */
bool guardian_transmit(struct guardian *g, uint8_t *byte);

/* G-10: something of the guardian itself is not as it should be. broken: and will not be by a reset. */
void guardian_self_check_failed(struct guardian *g, bool broken);

#endif
