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

static void check_self(void)
{
    if (!hal_flash_slice_sound() || !hal_ram_cell_sound())
        guardian_self_check_failed(&guardian, true);
    if (!hal_stack_sound())
        guardian_self_check_failed(&guardian, true);
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
    uint8_t since_fed = 0;
    begin();
    for (;;) {
        serve_line();
        if (hal_tick()) {
            struct inputs in;
            hal_sense(&in);
            guardian_tick(&guardian, &in);
            check_self();
            memory_tick(&memory, guardian.trip);
            signals_tick(&signals, guardian.mode, guardian.trip);
            hal_signal(signals.lamp, signals.buzzer);
            if (++since_fed == WATCHDOG_TICKS) {
                since_fed = 0;
                hal_feed_watchdog();
            }
        }
        hal_act(&guardian.watch);
    }
}
