/* The trip cause in EEPROM: two records in turn, each with a number and a checksum, so that a write cut short leaves the one before. */
#ifndef MEMORY_H
#define MEMORY_H

#include "hal.h"

#define MEMORY_RECORD 4u

struct memory {
    enum trip kept;
    bool readable;
    uint8_t number;
    uint8_t slot;   /* of the next record */
    uint8_t record[MEMORY_RECORD];
    uint8_t left;   /* bytes of the record still to be written */
};

/* Reads what is kept. An EEPROM never written keeps nothing; one in which neither record is whole is not readable. */
void memory_begin(struct memory *m);

/* Again and again: keeps a cause that has changed, a byte at a time. */
void memory_step(struct memory *m, enum trip trip);

#endif
