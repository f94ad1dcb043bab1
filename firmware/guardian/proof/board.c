#include "board.h"

#include <string.h>

struct guardian g;
struct inputs in;
int16_t needle_limit;
bool beats;
uint8_t sequence;
static int16_t plunger_limit;

/* What hal_avr.c does with the wishes: limits stand still from an interrupt's cut until the program has seen it. */
static void act(void)
{
    if (!g.watch.power)
        in.needle_passed = in.plunger_passed = in.illegal = false;
    if (in.needle_passed || in.plunger_passed || in.illegal)
        return;
    needle_limit = g.watch.needle_limit;
    plunger_limit = g.watch.plunger_limit;
    in.needle_cause = g.watch.needle_cause;
    in.plunger_cause = g.watch.plunger_cause;
}

/* What interrupts.S does at each edge. */
void needle_to(int32_t count)
{
    while (in.needle < count)
        if (++in.needle > needle_limit)
            in.needle_passed = true;
    while (in.needle > count) {
        in.needle--;
        if (g.watch.needle_limit_follows && in.needle + 20 < needle_limit)
            needle_limit = (int16_t)(in.needle + 20);
    }
}

void plunger_to(int32_t count)
{
    while (in.plunger < count) {
        if (++in.plunger > plunger_limit)
            in.plunger_passed = true;
        if (in.plunger > in.plunger_peak)
            in.plunger_peak = in.plunger;
    }
    in.plunger = (int16_t)count;
}

void say(uint8_t type, int length, const uint8_t *body)
{
    uint8_t plain[32] = {type, ++sequence}, wire[40];
    for (int i = 0; i < length; i++)
        plain[2 + i] = body[i];
    uint32_t crc = 0xFFFF;
    for (int i = 0; i < length + 2; i++)
        for (int bit = 7; bit >= 0; bit--)
            crc = ((crc << 1) ^ ((((crc >> 15) ^ (plain[i] >> bit)) & 1) * 0x1021u)) & 0xFFFF;
    plain[length + 2] = (uint8_t)crc;
    plain[length + 3] = (uint8_t)(crc >> 8);
    int run = 0, end = 1;
    for (int i = 0; i < length + 4; i++) {
        if (plain[i] == 0) {
            wire[run] = (uint8_t)(end - run);
            run = end++;
        } else {
            wire[end++] = plain[i];
        }
    }
    wire[run] = (uint8_t)(end - run);
    wire[end++] = 0;
    for (int i = 0; i < end; i++)
        guardian_receive(&g, wire[i]);
    act();
}

void say16(uint8_t type, uint16_t value)
{
    say(type, 2, (uint8_t[]){(uint8_t)value, (uint8_t)(value >> 8)});
}

void beat(void)
{
    say16(0x01, (uint16_t)(g.challenge * 25173u + 13849u));
}

void permit(uint16_t depth, uint16_t travel, uint16_t ms, uint8_t number)
{
    say(0x04, 7, (uint8_t[]){(uint8_t)depth, (uint8_t)(depth >> 8), (uint8_t)travel, (uint8_t)(travel >> 8), (uint8_t)ms, (uint8_t)(ms >> 8), number});
}

uint8_t next_number(void)
{
    return (g.permit_number + 1) & 15;
}

void run(int ticks)
{
    uint8_t byte;
    while (ticks-- > 0) {
        guardian_tick(&g, &in);
        act();
        guardian_speak(&g);
        in.plunger_peak = in.plunger;
        while (guardian_transmit(&g, &byte))
            continue;
        if (beats && !g.answered && g.since_heartbeat >= 20 * MS)
            beat();
    }
}

int32_t depth(void)
{
    return in.needle - g.zero + g.tip_zero;
}

/* At 10 mm/s and 50 mm/s back: no rule of speed is touched. */
void walk(int32_t to)
{
    while (depth() != to) {
        int32_t way = to - depth();
        needle_to(in.needle + (way > 2 ? 2 : way < -10 ? -10 : way));
        run(MS);
    }
}

void boot(void)
{
    memset(&in, 0, sizeof in);
    in.estop_closed = true;
    in.rail_low = true;
    needle_limit = plunger_limit = INT16_MAX;
    beats = true;
    guardian_boot(&g, &in, TRIP_NONE, 0);
    run(1);
}

void home(void)
{
    run(30 * MS);
    beat();
    say(0x02, 0, NULL);
    in.rail_low = false;
    needle_to(-40);
    in.home_switch = true;
    run(1);
}

void standby(void)
{
    boot();
    home();
    needle_to(in.needle + 1);
    in.home_switch = false;
    in.code = SYRINGE_3ML;
    run(6 * MS);
}

void permitted(uint16_t deepest, uint16_t ms)
{
    standby();
    in.pedal_closed = true;
    run(1);
    permit(deepest, 356, ms, next_number());
}

bool tripped(enum trip cause)
{
    return g.mode == MODE_TRIPPED && g.trip == cause && !g.watch.power;
}
