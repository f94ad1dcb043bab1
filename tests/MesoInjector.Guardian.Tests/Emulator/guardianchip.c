/* The guardian's chip, emulated by simavr: pins, line and clock for the tests. */
#include <stdlib.h>
#include <string.h>

#include <simavr/avr_adc.h>
#include <simavr/avr_eeprom.h>
#include <simavr/avr_ioport.h>
#include <simavr/avr_uart.h>
#include <simavr/sim_avr.h>
#include <simavr/sim_elf.h>

#define BYTE_CYCLES 1389u
#define LINE_SIZE 65536u
#define EDGES 65536u
#define EVENTS 4096u
#define LONGEST_CRITICAL 1000 /* instructions; a program that hangs with interrupts off is read as it is */

struct edge {
    uint64_t cycle;
    uint32_t pin_and_level; /* pin of port B in the high byte */
};

struct event {
    uint64_t cycle;
    uint8_t port, pin, level;
};

struct chip {
    avr_t *avr;
    uint8_t to_chip[LINE_SIZE];
    uint32_t to_first, to_count;
    uint64_t next_byte;
    uint8_t from_chip[LINE_SIZE];
    uint32_t from_count;
    struct edge edges[EDGES];
    uint32_t edge_count;
    uint64_t last_toggle, last_kill;
    uint8_t levels; /* of port B */
    struct event events[EVENTS]; /* in the order of their time */
    uint32_t event_first, event_count;
    uint8_t driven[3], values[3]; /* ports B, C, D */
};

static void on_byte(avr_irq_t *irq, uint32_t value, void *parameter)
{
    struct chip *c = parameter;
    (void)irq;
    if (c->from_count < LINE_SIZE)
        c->from_chip[c->from_count++] = (uint8_t)value;
}

static void on_port_b(struct chip *c, int pin, uint32_t level)
{
    if (((c->levels >> pin) & 1u) == (level != 0))
        return;
    c->levels ^= (uint8_t)(1u << pin);
    if (pin == 0 && level == 0)
        c->last_kill = c->avr->cycle;
    if (pin == 1)
        c->last_toggle = c->avr->cycle;
    if (c->edge_count < EDGES)
        c->edges[c->edge_count++] = (struct edge){ c->avr->cycle, (uint32_t)pin << 8 | (level != 0) };
}

static void on_kill(avr_irq_t *irq, uint32_t v, void *c) { (void)irq; on_port_b(c, 0, v); }
static void on_enable(avr_irq_t *irq, uint32_t v, void *c) { (void)irq; on_port_b(c, 1, v); }
static void on_lamp(avr_irq_t *irq, uint32_t v, void *c) { (void)irq; on_port_b(c, 2, v); }
static void on_buzzer(avr_irq_t *irq, uint32_t v, void *c) { (void)irq; on_port_b(c, 3, v); }

static void drive(struct chip *c, char port, int pin, int level)
{
    avr_ioport_external_t external = { .name = (unsigned)port };
    int at = port - 'B';
    c->driven[at] |= (uint8_t)(1 << pin);
    c->values[at] = (uint8_t)((c->values[at] & ~(1 << pin)) | (level << pin));
    external.mask = c->driven[at];
    external.value = c->values[at];
    avr_ioctl(c->avr, AVR_IOCTL_IOPORT_SET_EXTERNAL(port), &external);
    avr_raise_irq(avr_io_getirq(c->avr, AVR_IOCTL_IOPORT_GETIRQ(port), pin), (uint32_t)level);
}

struct chip *chip_create(const char *elf)
{
    elf_firmware_t firmware;
    struct chip *c = calloc(1, sizeof *c);
    memset(&firmware, 0, sizeof firmware);
    if (!c || elf_read_firmware(elf, &firmware) != 0) {
        free(c);
        return NULL;
    }
    firmware.frequency = 16000000;
    c->avr = avr_make_mcu_by_name("atmega328p");
    if (!c->avr) {
        free(c);
        return NULL;
    }
    avr_init(c->avr);
    avr_load_firmware(c->avr, &firmware);
    c->avr->log = 0;
    c->avr->vcc = c->avr->avcc = c->avr->aref = 5000;
    uint32_t flags = 0;
    avr_ioctl(c->avr, AVR_IOCTL_UART_GET_FLAGS('0'), &flags);
    flags &= ~(uint32_t)(AVR_UART_FLAG_STDIO | AVR_UART_FLAG_POLL_SLEEP);
    avr_ioctl(c->avr, AVR_IOCTL_UART_SET_FLAGS('0'), &flags);
    avr_irq_register_notify(avr_io_getirq(c->avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUTPUT), on_byte, c);
    avr_irq_t *b = avr_io_getirq(c->avr, AVR_IOCTL_IOPORT_GETIRQ('B'), 0);
    avr_irq_register_notify(b, on_kill, c);
    avr_irq_register_notify(b + 1, on_enable, c);
    avr_irq_register_notify(b + 2, on_lamp, c);
    avr_irq_register_notify(b + 3, on_buzzer, c);
    return c;
}

void chip_destroy(struct chip *c)
{
    avr_terminate(c->avr);
    free(c);
}

void chip_pin(struct chip *c, int port, int pin, int level) { drive(c, (char)port, pin, level); }

/* An edge at a cycle to come; times must not go back. Returns 0 where there is no room. */
int chip_pin_at(struct chip *c, int port, int pin, int level, uint64_t cycle)
{
    if (c->event_count == EVENTS)
        return 0;
    c->events[(c->event_first + c->event_count++) % EVENTS] = (struct event){ cycle, (uint8_t)port, (uint8_t)pin, (uint8_t)level };
    return 1;
}

void chip_converter(struct chip *c, int millivolts) { avr_raise_irq(avr_io_getirq(c->avr, AVR_IOCTL_ADC_GETIRQ, 5), (uint32_t)millivolts); }

void chip_send(struct chip *c, const uint8_t *bytes, int count)
{
    for (int i = 0; i < count && c->to_count < LINE_SIZE; i++)
        c->to_chip[(c->to_first + c->to_count++) % LINE_SIZE] = bytes[i];
}

int chip_unsent(struct chip *c) { return (int)c->to_count; }

/* Runs to a cycle; 0 where the processor has stopped. */
int chip_run(struct chip *c, uint64_t until)
{
    avr_t *avr = c->avr;
    while (avr->cycle < until) {
        while (c->event_count != 0 && avr->cycle >= c->events[c->event_first].cycle) {
            struct event e = c->events[c->event_first];
            c->event_first = (c->event_first + 1) % EVENTS;
            c->event_count--;
            drive(c, (char)e.port, e.pin, e.level);
        }
        if (c->to_count != 0 && avr->cycle >= c->next_byte) {
            avr_raise_irq(avr_io_getirq(avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_INPUT), c->to_chip[c->to_first]);
            c->to_first = (c->to_first + 1) % LINE_SIZE;
            c->to_count--;
            c->next_byte = avr->cycle + BYTE_CYCLES;
        }
        int state = avr_run(avr);
        if (state == cpu_Done || state == cpu_Crashed)
            return 0;
    }
    return 1;
}

uint64_t chip_cycle(struct chip *c) { return c->avr->cycle; }

/* What the board sees of port B: a pin that is no output is pulled down. */
int chip_levels(struct chip *c) { return c->avr->data[0x24] & c->avr->data[0x25]; }
uint64_t chip_last_kill(struct chip *c) { return c->last_kill; }
uint64_t chip_last_toggle(struct chip *c) { return c->last_toggle; }

int chip_received(struct chip *c, uint8_t *bytes, int room)
{
    int count = (int)c->from_count < room ? (int)c->from_count : room;
    memcpy(bytes, c->from_chip, (size_t)count);
    memmove(c->from_chip, c->from_chip + count, c->from_count - (uint32_t)count);
    c->from_count -= (uint32_t)count;
    return count;
}

int chip_edges(struct chip *c, struct edge *edges, int room)
{
    int count = (int)c->edge_count < room ? (int)c->edge_count : room;
    memcpy(edges, c->edges, (size_t)count * sizeof *edges);
    c->edge_count = 0;
    return count;
}

/* What a reset does: the processor starts anew, with a cause in MCUSR. EEPROM and flash stay; so does what is driven from outside. */
void chip_reset(struct chip *c, int cause)
{
    avr_reset(c->avr);
    c->avr->data[0x54] = (uint8_t)cause;
    c->to_count = 0;
    for (char port = 'B'; port <= 'D'; port++) {
        for (int pin = 0; pin < 8; pin++) {
            if ((c->driven[port - 'B'] >> pin) & 1) {
                int level = (c->values[port - 'B'] >> pin) & 1;
                drive(c, port, pin, !level); /* simavr tells the port of changes only */
                drive(c, port, pin, level);
            }
        }
    }
}

/* The program hangs where it is: an instruction that jumps to itself, with interrupts going on or not. */
void chip_hang(struct chip *c, int interrupts)
{
    c->avr->flash[0x7000] = 0xFF;
    c->avr->flash[0x7001] = 0xCF; /* rjmp .-2 */
    c->avr->pc = 0x7000;
    c->avr->sreg[S_I] = (uint8_t)interrupts;
}

void chip_flash(struct chip *c, int address, int mask) { c->avr->flash[address] ^= (uint8_t)mask; }
void chip_ram(struct chip *c, int address, int value) { c->avr->data[address] = (uint8_t)value; }

/* As it is outside critical sections: with interrupts off the program's test of the RAM shows each byte inverted for a moment. */
int chip_ram_read(struct chip *c, int address)
{
    for (int i = 0; i < LONGEST_CRITICAL && !c->avr->sreg[S_I]; i++)
        avr_run(c->avr);
    return c->avr->data[address];
}

void chip_eeprom_write(struct chip *c, int address, int value)
{
    uint8_t byte = (uint8_t)value;
    avr_eeprom_desc_t d = { .ee = &byte, .offset = (uint16_t)address, .size = 1 };
    avr_ioctl(c->avr, AVR_IOCTL_EEPROM_SET, &d);
}

int chip_eeprom_read(struct chip *c, int address)
{
    uint8_t byte = 0;
    avr_eeprom_desc_t d = { .ee = &byte, .offset = (uint16_t)address, .size = 1 };
    avr_ioctl(c->avr, AVR_IOCTL_EEPROM_GET, &d);
    return byte;
}
