#include "modes.h"
#include "version.h"

#define STATUS_PERIOD ((uint16_t)TICKS(LIMIT_STATUS_PERIOD))

static void reject(struct guardian *g)
{
    g->rejected++;
}

/* Asked before a frame is made: a host that asks faster than the line can answer must not cost the time of answers nobody hears. */
static bool room(const struct guardian *g)
{
    return TRANSMIT_SIZE - g->transmit_count >= LONGEST_WIRE;
}

static void send(struct guardian *g, struct sender *frame)
{
    uint8_t wire[LONGEST_WIRE];
    uint8_t length = sender_end(frame, wire);
    for (uint8_t i = 0; i < length; i++)
        g->transmit[(g->transmit_first + g->transmit_count++) & (TRANSMIT_SIZE - 1u)] = wire[i];
    g->sequence++;
}

static uint8_t input_bits(const struct guardian *g)
{
    return (uint8_t)((g->in.pedal_closed ? 0x01u : 0u) | (g->in.estop_closed ? 0x02u : 0u) | (g->in.key ? 0x04u : 0u)
        | ((uint8_t)g->syringe << 3) | (g->in.home_switch ? 0x20u : 0u) | (g->in.rail_low ? 0u : 0x40u));
}

static uint8_t condition_bits(const struct guardian *g)
{
    return (uint8_t)((modes_power(g) ? 0x01u : 0u) | (g->homed ? 0x02u : 0u) | (modes_cut_proved(g) ? 0x04u : 0u) | (g->ending ? 0x08u : 0u)
        | (uint8_t)(g->permit_number << 4));
}

static int16_t depth_in_frame(const struct guardian *g)
{
    int32_t d = modes_depth(g);
    return d > INT16_MAX ? INT16_MAX : d < INT16_MIN ? INT16_MIN : (int16_t)d;
}

void line_send_status(struct guardian *g)
{
    if (!room(g))
        return; /* still due: the line is slower than a mode that flickers */
    if (g->proof_overdue)
        modes_prove_cut_when_safe(g);
    g->status_due = false;
    g->status_left = STATUS_PERIOD;
    if (g->answered) {
        g->answered = false;
        g->challenge_before = g->challenge;
        g->challenge = rules_next_challenge(g->challenge);
    }
    struct sender frame;
    sender_begin(&frame, FRAME_STATUS, (uint8_t)(g->sequence + 1u));
    sender_put16(&frame, g->challenge);
    sender_put8(&frame, (uint8_t)g->mode);
    sender_put16(&frame, (uint16_t)depth_in_frame(g));
    sender_put32(&frame, (uint32_t)(int32_t)g->in.plunger);
    sender_put8(&frame, input_bits(g));
    sender_put8(&frame, (uint8_t)g->trip);
    sender_put16(&frame, (uint16_t)g->tip_zero);
    sender_put8(&frame, condition_bits(g));
    sender_put8(&frame, g->last_sequence);
    sender_put8(&frame, g->rejected);
    send(g, &frame);
}

static void send_identity(struct guardian *g)
{
    static const char commit[8] = GIT_HASH;
    if (!room(g))
        return; /* the host asks again */
    struct sender frame;
    sender_begin(&frame, FRAME_IDENTITY, (uint8_t)(g->sequence + 1u));
    sender_put8(&frame, PROTOCOL_VERSION);
    sender_put32(&frame, LIMITS_HASH);
    for (uint8_t i = 0; i < sizeof commit; i++)
        sender_put8(&frame, (uint8_t)commit[i]);
    sender_put16(&frame, g->flash_crc);
    send(g, &frame);
}

static bool take_home_request(struct guardian *g)
{
    bool taken = g->mode == MODE_LOCKED && g->in.estop_closed && modes_cut_proved(g) && !rules_heartbeat_late(g->since_heartbeat)
        && rules_counts_plausible(g->in.needle, g->in.plunger);
    if (taken)
        modes_begin_homing(g);
    return taken;
}

static bool take_tip_zero(struct guardian *g, int16_t counts)
{
    bool ready = (g->mode == MODE_STANDBY || g->mode == MODE_SERVICE) && g->homed;
    if (!ready || !rules_tip_zero_taken(counts, modes_depth(g) - g->tip_zero, g->tip_zero))
        return false;
    g->tip_zero = counts;
    modes_watch(g);
    return true;
}

static bool take_permit(struct guardian *g, uint16_t max_depth, uint16_t max_plunger, uint16_t milliseconds, uint8_t number)
{
    bool ready = g->mode == MODE_STANDBY && g->homed && modes_cut_proved(g) && g->in.pedal_closed && g->in.estop_closed
        && g->syringe != SYRINGE_NONE && g->in.code == g->syringe && rules_behind_nose_plane(modes_depth(g)) && number == ((g->permit_number + 1u) & 0x0Fu);
    if (!ready || !rules_permit_grantable(max_depth, max_plunger, milliseconds, g->syringe))
        return false;
    g->permit_depth = max_depth;
    g->permit_limit = (int16_t)(g->furthest + (int16_t)max_plunger);
    g->permit_number = number;
    g->ending = false;
    g->permit_left = TICKS(milliseconds);
    modes_set(g, MODE_PERMITTED);
    return true;
}

static bool take_reset(struct guardian *g)
{
    if (g->mode != MODE_TRIPPED || g->in.pedal_closed || !g->in.estop_closed || g->broken)
        return false;
    modes_set(g, MODE_LOCKED);
    modes_begin_cut_proof(g);
    return true;
}

static bool take_heartbeat(struct guardian *g, uint16_t answer)
{
    switch (rules_heartbeat(answer, g->challenge, g->challenge_before, g->answered, g->since_heartbeat, modes_power(g))) {
    case HEARTBEAT_GOOD:
        g->answered = true;
        g->since_heartbeat = 0;
        return true;
    case HEARTBEAT_REFUSED:
        return false;
    case HEARTBEAT_TRIP:
    default:
        modes_trip(g, TRIP_HEARTBEAT);
        return true;
    }
}

/* The length of a body; 255 for a type that no host sends. */
static uint8_t body_length(uint8_t type)
{
    switch (type) {
    case FRAME_HEARTBEAT:
    case FRAME_SET_TIP_ZERO:
        return 2;
    case FRAME_PERMIT:
        return 7;
    case FRAME_HOME:
    case FRAME_END_PERMIT:
    case FRAME_RESET:
    case FRAME_QUERY:
        return 0;
    default:
        return 255;
    }
}

static bool take_request(struct guardian *g, uint8_t type, const uint8_t *body)
{
    switch (type) {
    case FRAME_HEARTBEAT:
        return take_heartbeat(g, get16(body));
    case FRAME_HOME:
        return take_home_request(g);
    case FRAME_SET_TIP_ZERO:
        return take_tip_zero(g, (int16_t)get16(body));
    case FRAME_PERMIT:
        return take_permit(g, get16(body), get16(body + 2), get16(body + 4), body[6]);
    case FRAME_END_PERMIT:
        if (g->mode == MODE_PERMITTED)
            modes_end_permit(g, TRIP_NOSE_PLANE);
        return true;
    case FRAME_RESET:
        return take_reset(g);
    case FRAME_QUERY:
        send_identity(g);
        return true;
    default:
        return false;
    }
}

void guardian_receive(struct guardian *g, uint8_t byte)
{
    uint8_t length = 0;
    enum received received = receiver_take(&g->receiver, byte, &length);
    if (received == RECEIVED_NOTHING)
        return;
    const uint8_t *plain = g->receiver.plain;
    /* With the power cut a host that starts anew may begin with any sequence; with power on only the one it goes on with. */
    if (received == RECEIVED_GARBAGE || length != body_length(plain[0]) + 2u || (modes_power(g) && !rules_in_sequence(plain[1], g->last_sequence))) {
        reject(g);
        return;
    }
    g->last_sequence = plain[1];
    if (!take_request(g, plain[0], plain + 2))
        reject(g);
}

bool guardian_transmit(struct guardian *g, uint8_t *byte)
{
    if (g->transmit_count == 0)
        return false;
    *byte = g->transmit[g->transmit_first];
    g->transmit_first = (uint8_t)((g->transmit_first + 1u) & (TRANSMIT_SIZE - 1u));
    g->transmit_count--;
    return true;
}
