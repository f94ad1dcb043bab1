#include "memory.h"

#define SLOTS 2u
#define BLANK 0xFFu

static uint16_t checksum(const uint8_t record[MEMORY_RECORD])
{
    return crc16(crc16(CRC_START, record[0]), record[1]);
}

static void read_record(uint8_t slot, uint8_t record[MEMORY_RECORD])
{
    for (uint8_t i = 0; i < MEMORY_RECORD; i++)
        record[i] = hal_eeprom_read((uint16_t)(slot * MEMORY_RECORD + i));
}

static bool blank(const uint8_t record[MEMORY_RECORD])
{
    for (uint8_t i = 0; i < MEMORY_RECORD; i++) {
        if (record[i] != BLANK)
            return false;
    }
    return true;
}

void memory_begin(struct memory *m)
{
    bool found = false;
    uint8_t blanks = 0;
    m->kept = TRIP_NONE;
    m->number = 0;
    m->slot = 0;
    m->left = 0;
    for (uint8_t slot = 0; slot < SLOTS; slot++) {
        uint8_t record[MEMORY_RECORD];
        read_record(slot, record);
        if (blank(record)) {
            blanks++;
            continue;
        }
        bool whole = get16(&record[2]) == checksum(record) && record[1] <= TRIP_HOMING_DIRECTION;
        bool newer = !found || (uint8_t)(record[0] - m->number) < 128u;
        if (whole && newer) {
            found = true;
            m->number = record[0];
            m->kept = (enum trip)record[1];
            m->slot = (uint8_t)((slot + 1u) % SLOTS);
        }
    }
    m->readable = found || blanks == SLOTS;
}

static void begin_record(struct memory *m, enum trip trip)
{
    m->kept = trip;
    m->number++;
    m->record[0] = m->number;
    m->record[1] = (uint8_t)trip;
    uint16_t sum = checksum(m->record);
    m->record[2] = (uint8_t)sum;
    m->record[3] = (uint8_t)(sum >> 8);
    m->left = MEMORY_RECORD;
}

void memory_step(struct memory *m, enum trip trip)
{
    if (m->left == 0 && trip != m->kept)
        begin_record(m, trip);
    if (m->left == 0 || !hal_eeprom_ready())
        return;
    uint8_t at = (uint8_t)(MEMORY_RECORD - m->left);
    hal_eeprom_write((uint16_t)(m->slot * MEMORY_RECORD + at), m->record[at]);
    m->left--;
    if (m->left == 0)
        m->slot = (uint8_t)((m->slot + 1u) % SLOTS);
}
