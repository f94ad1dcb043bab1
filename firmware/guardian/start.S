; Before any variable exists: keeps why the chip was reset, sets the watchdog, and tries every cell of RAM with both values (march:
; up write x; up read x, write not x; down read not x, write x). A chip that fails stays here with the power off, and is silent to the
; host, until the watchdog starts it anew.

#include <avr/io.h>

#define IO(reg) _SFR_IO_ADDR(reg)
#define PATTERN r20
#define INVERSE r22

.section .init3, "ax", @progbits
    in   r16, IO(MCUSR)
    clr  r17
    out  IO(MCUSR), r17
    wdr
    ldi  r18, (1 << WDCE) | (1 << WDE)
    sts  WDTCSR, r18
    ldi  r18, (1 << WDE)
    sts  WDTCSR, r18            ; 16 ms, reset
    ldi  PATTERN, 0x55
    ldi  r21, hi8(RAMEND + 1)
    ldi  r24, hi8(RAMSTART)

march:
    mov  INVERSE, PATTERN
    com  INVERSE
    ldi  r30, lo8(RAMSTART)
    ldi  r31, hi8(RAMSTART)
1:  st   Z+, PATTERN
    cpi  r30, lo8(RAMEND + 1)
    cpc  r31, r21
    brne 1b
    wdr

    ldi  r30, lo8(RAMSTART)
    ldi  r31, hi8(RAMSTART)
2:  ld   r23, Z
    cp   r23, PATTERN
    brne broken
    st   Z+, INVERSE
    cpi  r30, lo8(RAMEND + 1)
    cpc  r31, r21
    brne 2b
    wdr

3:  ld   r23, -Z
    cp   r23, INVERSE
    brne broken
    st   Z, PATTERN
    cpi  r30, lo8(RAMSTART)
    cpc  r31, r24
    brne 3b
    wdr

    cpi  PATTERN, 0x55
    brne 4f
    ldi  PATTERN, 0xAA
    rjmp march
broken:
    rjmp broken
4:  sts  reset_cause, r16
