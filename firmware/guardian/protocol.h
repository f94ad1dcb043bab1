/* Frames of the line to the host: COBS, CRC-16/CCITT-FALSE, type, sequence, body (docs/protocol.md). */
#ifndef PROTOCOL_H
#define PROTOCOL_H

#include <stdbool.h>
#include <stdint.h>

#define PROTOCOL_VERSION 1

enum frame_type {
    FRAME_HEARTBEAT = 0x01, FRAME_HOME = 0x02, FRAME_SET_TIP_ZERO = 0x03, FRAME_PERMIT = 0x04, FRAME_END_PERMIT = 0x05, FRAME_RESET = 0x06,
    FRAME_QUERY = 0x07, FRAME_STATUS = 0x81, FRAME_IDENTITY = 0x82
};

#define LONGEST_BODY 16u
#define LONGEST_PLAIN (2u + LONGEST_BODY + 2u)
#define LONGEST_WIRE (LONGEST_PLAIN + 2u)
#define SHORTEST_PLAIN 4u

#define CRC_START 0xFFFFu

uint16_t crc16(uint16_t crc, uint8_t byte);

/* Makes frames of a stream of bytes: what stands between two zeros is a whole frame or refused. */
struct receiver {
    uint8_t coded[LONGEST_PLAIN + 1u];
    uint8_t plain[LONGEST_PLAIN];
    uint8_t length;
    bool too_long;
};

enum received { RECEIVED_NOTHING, RECEIVED_FRAME, RECEIVED_GARBAGE };

/* Takes one byte; after RECEIVED_FRAME type, sequence and body stand in plain, and *length is theirs. */
enum received receiver_take(struct receiver *receiver, uint8_t byte, uint8_t *length);

/* Builds a frame: begin, put, end. The body must fit LONGEST_BODY; what does not is left out, and the host refuses the frame. */
struct sender {
    uint8_t plain[LONGEST_PLAIN];
    uint8_t length;
};

void sender_begin(struct sender *sender, uint8_t type, uint8_t sequence);
void sender_put8(struct sender *sender, uint8_t value);
void sender_put16(struct sender *sender, uint16_t value);
void sender_put32(struct sender *sender, uint32_t value);

/* Ends the frame and writes it as it goes over the wire, the zero included; returns its length. */
uint8_t sender_end(struct sender *sender, uint8_t wire[LONGEST_WIRE]);

uint16_t get16(const uint8_t *bytes);

#endif
