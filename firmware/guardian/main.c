#include "guardian.h"
#include "hal.h"
#include "memory.h"
#include "signals.h"

#define WATCHDOG_TICKS 100u /* 10 ms of the watchdog's 16 */

static struct guardian guardian;
static struct memory memory;
static struct signals signals;

static void serve_line(void)
{
    uint8_t byte;
    if (hal_receive(&byte))
        guardian_receive(&guardian, byte);
    if (hal_may_transmit() && guardian_transmit(&guardian, &byte))
        hal_transmit(byte);
}

/* What is no rule of its own takes turns, so that a tick has time for the rules. */
static void take_turn(uint8_t turn)
{
    bool sound = true;
    if (turn % 2u != 0) {
        signals_step(&signals, guardian.mode, guardian.trip);
        hal_signal(signals.lamp, signals.buzzer);
    } else if (turn % 4u != 0) {
        sound = hal_flash_slice_sound();
    } else {
        sound = hal_ram_cell_sound() && hal_stack_sound();
        memory_step(&memory, guardian.trip);
    }
    if (!sound)
        guardian_self_check_failed(&guardian, true);
    if (hal_late())
        guardian_self_check_failed(&guardian, false);
}

static void begin(void)
{
    struct inputs in;
    enum start start = hal_begin();
    bool sound = hal_flash_sound();
    memory_begin(&memory);
    hal_begin_interrupts();
    hal_sense(&in);
    guardian_boot(&guardian, &in, memory.kept, hal_flash_crc());
    if (!sound || !memory.readable || start != START_POWER_UP)
        guardian_self_check_failed(&guardian, !sound);
}

int main(void)
{
    uint8_t turn = 0;
    begin();
    for (;;) {
        serve_line();
        if (hal_tick()) {
            struct inputs in;
            hal_sense(&in);
            guardian_tick(&guardian, &in);
            hal_act(&guardian.watch);
            guardian_speak(&guardian);
            take_turn(turn);
            if (++turn == WATCHDOG_TICKS) {
                turn = 0;
                hal_feed_watchdog();
            }
        }
        hal_act(&guardian.watch);
    }
}
