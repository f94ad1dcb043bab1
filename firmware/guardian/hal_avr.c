#include "hal.h"
#include "pins.h"

#include <avr/eeprom.h>
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/pgmspace.h>
#include <avr/wdt.h>

#define TICK_CYCLES 1600u /* 100 us at 16 MHz */
#define TICKS_PER_CONVERSION 10u
#define FLASH_SLICE 1u
#define LATE_TICKS 20u

/* ENABLE changes at ticks 0 and 2 of five: 2 kHz. */
#define ENABLE_TICKS 5u

/* What the encoder interrupts count and judge (interrupts.S). */
volatile int16_t needle_count;
volatile int16_t needle_limit;
volatile int16_t plunger_count;
volatile int16_t plunger_limit;
volatile int16_t plunger_peak;

/* The ticks the main loop has not taken yet. It may be late for a few, and then runs through them all. */
volatile uint8_t ticks_waiting;

/* In force; written only together with the limits above. */
static struct watch applied;

uint8_t reset_cause __attribute__((section(".noinit"))); /* MCUSR as it was (start.S) */
static uint8_t found; /* of GPIOR0, at the last look */
static uint8_t enable_tick;
static uint8_t conversion_tick;
static uint16_t rail_code;
static uint16_t flash_at;
static uint16_t flash_crc;
static uint8_t *ram_at;

/* The end of the program and its checksum, put in by the second link (Makefile). */
struct seal {
    uint16_t crc;
};
extern const struct seal seal;
const struct seal seal PROGMEM __attribute__((used)) = { IMAGE_CRC };
extern const uint8_t __data_load_end;

/* The last bytes before the stack may come down: nobody writes them. */
#define CANARY 0xA5u
#define CANARY_SIZE 4u
extern uint8_t _end;

static void begin_pins(void)
{
    PORTB = 0;
    DDRB = (1 << KILL) | (1 << ENABLE) | (1 << LAMP) | (1 << BUZZER);
    PORTC = (1 << PLUNGER_A) | (1 << PLUNGER_B) | (1 << CODE_A) | (1 << CODE_B);
    PORTD = (1 << NEEDLE_A) | (1 << NEEDLE_B) | (1 << HOME_SWITCH) | (1 << PEDAL) | (1 << ESTOP) | (1 << KEY);
}

static void begin_line(void)
{
    UCSR0A = 1 << U2X0;
    UBRR0 = 16; /* 115200 baud + 2.1 % */
    UCSR0C = (1 << UCSZ01) | (1 << UCSZ00);
    UCSR0B = (1 << RXEN0) | (1 << TXEN0);
}

static void begin_converter(void)
{
    ADMUX = (1 << REFS0) | RAIL_CHANNEL;
    DIDR0 = 1 << RAIL_CHANNEL;
    ADCSRA = (1 << ADEN) | (1 << ADSC) | (1 << ADPS2) | (1 << ADPS1) | (1 << ADPS0);
    loop_until_bit_is_clear(ADCSRA, ADSC);
    rail_code = ADC;
}

void hal_begin_interrupts(void)
{
    needle_limit = NO_LIMIT;
    plunger_limit = NO_LIMIT;
    GPIOR1 = PIND;
    GPIOR2 = PINC;
    EICRA = (1 << ISC00) | (1 << ISC10); /* both edges of both needle lines */
    EIFR = (1 << INTF0) | (1 << INTF1);
    EIMSK = (1 << INT0) | (1 << INT1);
    PCMSK1 = (1 << PLUNGER_A) | (1 << PLUNGER_B);
    PCIFR = 1 << PCIF1;
    PCICR = 1 << PCIE1;
    OCR1A = TICK_CYCLES - 1u;
    TCCR1B = (1 << WGM12) | (1 << CS10);
    TIMSK1 = 1 << OCIE1A;
    sei();
}

enum start hal_begin(void)
{
    begin_pins();
    applied.needle_limit = NO_LIMIT;
    applied.plunger_limit = NO_LIMIT;
    for (uint8_t i = 0; i < CANARY_SIZE; i++)
        (&_end)[i] = CANARY;
    ram_at = (uint8_t *)RAMSTART;
    flash_crc = CRC_START;
    begin_converter();
    begin_line();
    if (reset_cause & (1 << WDRF))
        return START_WATCHDOG;
    return reset_cause == 0 ? START_RUNAWAY : START_POWER_UP;
}

bool hal_tick(void)
{
    if (ticks_waiting == 0)
        return false;
    cli();
    ticks_waiting--;
    sei();

    /* The pump is driven from here and nowhere else: a main loop that hangs lets the gate fall. */
    if (enable_tick == 0 || enable_tick == 2) {
        cli();
        if (applied.power && !(GPIOR0 & PASSED_ANY))
            PINB = 1 << ENABLE;
        sei();
    }
    if (++enable_tick == ENABLE_TICKS)
        enable_tick = 0;

    if (++conversion_tick == TICKS_PER_CONVERSION) {
        conversion_tick = 0;
        rail_code = ADC;
        ADCSRA |= 1 << ADSC;
    }
    return true;
}

bool hal_late(void)
{
    return ticks_waiting > LATE_TICKS;
}

void hal_sense(struct inputs *in)
{
    cli();
    in->needle = needle_count;
    sei();
    cli();
    in->plunger = plunger_count;
    in->plunger_peak = plunger_peak;
    plunger_peak = in->plunger;
    sei();

    found = GPIOR0;
    in->needle_passed = found & (1 << NEEDLE_PASSED);
    in->plunger_passed = found & (1 << PLUNGER_PASSED);
    in->illegal = found & (1 << ILLEGAL);
    in->needle_cause = applied.needle_cause;
    in->plunger_cause = applied.plunger_cause;

    uint8_t d = PIND;
    uint8_t c = PINC;
    in->home_switch = !(d & (1 << HOME_SWITCH));
    in->pedal_closed = !(d & (1 << PEDAL));
    in->estop_closed = !(d & (1 << ESTOP));
    in->key = !(d & (1 << KEY));
    in->code = (enum syringe)((c & (1 << CODE_A) ? 0u : 1u) | (c & (1 << CODE_B) ? 0u : 2u));
    in->rail_low = rules_rail_low(rail_code);
}

/* Only what the last look saw: what came after it is for the next. */
static void forget_what_was_found(void)
{
    if (found & (1 << NEEDLE_PASSED))
        GPIOR0 &= (uint8_t)~(1 << NEEDLE_PASSED);
    if (found & (1 << PLUNGER_PASSED))
        GPIOR0 &= (uint8_t)~(1 << PLUNGER_PASSED);
    if (found & (1 << ILLEGAL))
        GPIOR0 &= (uint8_t)~(1 << ILLEGAL);
}

/* Limits change only while no interrupt has cut: what it found belongs to the limits it found it with. */
static void act_needle(const struct watch *watch)
{
    int16_t limit = watch->needle_limit;
    bool follows = watch->needle_limit_follows;
    if (limit == applied.needle_limit && follows == applied.needle_limit_follows && watch->needle_cause == applied.needle_cause)
        return;
    cli();
    bool quiet = !(GPIOR0 & PASSED_ANY);
    if (quiet) {
        needle_limit = limit;
        if (follows)
            GPIOR0 |= 1 << LIMIT_FOLLOWS;
        else
            GPIOR0 &= (uint8_t)~(1 << LIMIT_FOLLOWS);
    }
    sei();
    if (quiet) {
        applied.needle_limit = limit;
        applied.needle_limit_follows = follows;
        applied.needle_cause = watch->needle_cause;
    }
}

static void act_plunger(const struct watch *watch)
{
    int16_t limit = watch->plunger_limit;
    if (limit == applied.plunger_limit && watch->plunger_cause == applied.plunger_cause)
        return;
    cli();
    bool quiet = !(GPIOR0 & PASSED_ANY);
    if (quiet)
        plunger_limit = limit;
    sei();
    if (quiet) {
        applied.plunger_limit = limit;
        applied.plunger_cause = watch->plunger_cause;
    }
}

void hal_act(const struct watch *watch)
{
    if (!watch->power) {
        PORTB &= (uint8_t)~(1 << KILL);
        PORTB &= (uint8_t)~(1 << ENABLE);
        applied.power = false;
        forget_what_was_found();
    }
    act_needle(watch);
    act_plunger(watch);
    if (watch->power && !applied.power) {
        cli();
        if (!(GPIOR0 & PASSED_ANY))
            PORTB |= 1 << KILL;
        sei();
        applied.power = PORTB & (1 << KILL);
    }
}

void hal_signal(bool lamp, bool buzzer)
{
    if (lamp)
        PORTB |= 1 << LAMP;
    else
        PORTB &= (uint8_t)~(1 << LAMP);
    if (buzzer)
        PORTB |= 1 << BUZZER;
    else
        PORTB &= (uint8_t)~(1 << BUZZER);
}

bool hal_receive(uint8_t *byte)
{
    if (!(UCSR0A & (1 << RXC0)))
        return false;
    *byte = UDR0;
    return true;
}

bool hal_may_transmit(void)
{
    return UCSR0A & (1 << UDRE0);
}

void hal_transmit(uint8_t byte)
{
    UDR0 = byte;
}

bool hal_eeprom_ready(void)
{
    return !(EECR & (1 << EEPE));
}

uint8_t hal_eeprom_read(uint16_t address)
{
    EEAR = address;
    EECR |= 1 << EERE;
    return EEDR;
}

void hal_eeprom_write(uint16_t address, uint8_t value)
{
    EEAR = address;
    EEDR = value;
    cli();
    EECR |= 1 << EEMPE; /* the write must follow within four cycles */
    EECR |= 1 << EEPE;
    sei();
}

uint16_t hal_flash_crc(void)
{
    return pgm_read_word(&seal.crc);
}

/* The next bytes of the program, its own checksum left out; false where the end is reached and the checksum is another. */
static bool check_flash(uint8_t count)
{
    uint16_t end = (uint16_t)(uintptr_t)&__data_load_end;
    uint16_t skip = (uint16_t)(uintptr_t)&seal;
    while (count-- != 0) {
        if (flash_at < skip || flash_at >= skip + sizeof seal)
            flash_crc = crc16(flash_crc, pgm_read_byte(flash_at));
        if (++flash_at == end) {
            bool sound = flash_crc == hal_flash_crc();
            flash_at = 0;
            flash_crc = CRC_START;
            return sound;
        }
    }
    return true;
}

bool hal_flash_sound(void)
{
    bool sound = true;
    do {
        sound = check_flash(UINT8_MAX) && sound;
        wdt_reset();
    } while (flash_at != 0 && sound);
    return sound;
}

bool hal_flash_slice_sound(void)
{
    return check_flash(FLASH_SLICE);
}

bool hal_ram_cell_sound(void)
{
    volatile uint8_t *cell = ram_at;
    if (++ram_at > (uint8_t *)RAMEND)
        ram_at = (uint8_t *)RAMSTART;
    cli();
    uint8_t value = *cell;
    uint8_t inverse = (uint8_t)~value;
    *cell = inverse;
    uint8_t read = *cell;
    *cell = value;
    sei();
    return read == inverse;
}

bool hal_stack_sound(void)
{
    for (uint8_t i = 0; i < CANARY_SIZE; i++) {
        if ((&_end)[i] != CANARY)
            return false;
    }
    return true;
}

void hal_feed_watchdog(void)
{
    wdt_reset();
}
