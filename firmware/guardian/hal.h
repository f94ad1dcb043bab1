/* The chip behind the guardian: pins, counters, clock, line, EEPROM, self-checks. The only registers are in hal_avr.c and interrupts.S. */
#ifndef HAL_H
#define HAL_H

#include "guardian.h"

/* Why the program starts. */
enum start { START_POWER_UP, START_WATCHDOG, START_RUNAWAY };

/* Everything off; pins, converter and line set up. */
enum start hal_begin(void);

/* Counting and the clock begin. */
void hal_begin_interrupts(void);

/* True once for every 100 us that passed. */
bool hal_tick(void);

/* The main loop is further behind its clock than any rule may be late. */
bool hal_late(void);

/* What pins and interrupts say. */
void hal_sense(struct inputs *in);

/* Carries out what is wanted. Where an interrupt has cut already, only cutting is carried out. */
void hal_act(const struct watch *watch);

void hal_signal(bool lamp, bool buzzer);

bool hal_receive(uint8_t *byte);
bool hal_may_transmit(void);
void hal_transmit(uint8_t byte);

bool hal_eeprom_ready(void);
uint8_t hal_eeprom_read(uint16_t address);
void hal_eeprom_write(uint16_t address, uint8_t value);

/* Program memory: its checksum as built and as found, whole at power-up and a slice a tick later on. */
uint16_t hal_flash_crc(void);
bool hal_flash_sound(void);
bool hal_flash_slice_sound(void);

/* One cell of RAM is inverted and restored. */
bool hal_ram_cell_sound(void);

bool hal_stack_sound(void);

/* Called after every 100 ticks, so only where interrupts and main loop both run. A clock that has become a third slower than the
   watchdog's own oscillator is too late. */
void hal_feed_watchdog(void);

#endif
