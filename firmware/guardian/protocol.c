#include "protocol.h"

/* Polynomial 0x1021, a byte at a time without a table. */
uint16_t crc16(uint16_t crc, uint8_t byte)
{
    uint8_t x = (uint8_t)((crc >> 8) ^ byte);
    x ^= (uint8_t)(x >> 4);
    return (uint16_t)((uint16_t)(crc << 8) ^ (uint16_t)((uint16_t)x << 12) ^ (uint16_t)((uint16_t)x << 5) ^ x);
}

uint16_t get16(const uint8_t *bytes)
{
    return (uint16_t)(bytes[0] | (uint16_t)((uint16_t)bytes[1] << 8));
}

/* COBS; false for bytes that no encoder makes. The source has no zeros. */
static bool unstuff(const uint8_t *source, uint8_t count, uint8_t plain[LONGEST_PLAIN], uint8_t *length)
{
    uint8_t run = 0; /* bytes left of the run */
    uint8_t put = 0;
    for (uint8_t at = 0; at < count; at++) {
        if (run == 0) {
            if (at != 0) {
                if (put == LONGEST_PLAIN)
                    return false;
                plain[put++] = 0;
            }
            run = (uint8_t)(source[at] - 1u);
        } else {
            if (put == LONGEST_PLAIN)
                return false;
            plain[put++] = source[at];
            run--;
        }
    }
    *length = put;
    return count != 0 && run == 0;
}

static bool whole(struct receiver *receiver, uint8_t *length)
{
    uint8_t count;
    if (receiver->too_long || !unstuff(receiver->coded, receiver->length, receiver->plain, &count) || count < SHORTEST_PLAIN)
        return false;
    uint8_t end = (uint8_t)(count - 2u);
    uint16_t crc = CRC_START;
    for (uint8_t i = 0; i < end; i++)
        crc = crc16(crc, receiver->plain[i]);
    *length = end;
    return get16(&receiver->plain[end]) == crc;
}

enum received receiver_take(struct receiver *receiver, uint8_t byte, uint8_t *length)
{
    if (byte != 0) {
        if (receiver->length < sizeof receiver->coded)
            receiver->coded[receiver->length++] = byte;
        else
            receiver->too_long = true;
        return RECEIVED_NOTHING;
    }
    if (receiver->length == 0)
        return RECEIVED_NOTHING;
    enum received result = whole(receiver, length) ? RECEIVED_FRAME : RECEIVED_GARBAGE;
    receiver->length = 0;
    receiver->too_long = false;
    return result;
}

void sender_begin(struct sender *sender, uint8_t type, uint8_t sequence)
{
    sender->length = 0;
    sender_put8(sender, type);
    sender_put8(sender, sequence);
}

void sender_put8(struct sender *sender, uint8_t value)
{
    if (sender->length < LONGEST_PLAIN - 2u)
        sender->plain[sender->length++] = value;
}

void sender_put16(struct sender *sender, uint16_t value)
{
    sender_put8(sender, (uint8_t)value);
    sender_put8(sender, (uint8_t)(value >> 8));
}

void sender_put32(struct sender *sender, uint32_t value)
{
    sender_put16(sender, (uint16_t)value);
    sender_put16(sender, (uint16_t)(value >> 16));
}

uint8_t sender_end(struct sender *sender, uint8_t wire[LONGEST_WIRE])
{
    uint16_t crc = CRC_START;
    for (uint8_t i = 0; i < sender->length; i++)
        crc = crc16(crc, sender->plain[i]);
    sender->plain[sender->length++] = (uint8_t)crc;
    sender->plain[sender->length++] = (uint8_t)(crc >> 8);

    uint8_t run = 0;
    uint8_t put = 1;
    for (uint8_t i = 0; i < sender->length; i++) {
        uint8_t value = sender->plain[i];
        if (value == 0) {
            wire[run] = (uint8_t)(put - run);
            run = put;
        } else {
            wire[put] = value;
        }
        put++;
    }
    wire[run] = (uint8_t)(put - run);
    wire[put++] = 0;
    return put;
}
