; The interrupts. The encoders count and cut at the very edge that passes the limit. Assembler, because the time from edge to KILL is a
; safety number: 42 cycles here, and nothing else keeps interrupts off for longer than 16.
; Forward is A before B: (A,B) 00 10 11 01. With the lines before and now: forward where A before equals B now.

#include <avr/io.h>
#include "pins.h"
#include "limits.h"

#define FOLLOW_COUNTS (LIMIT_NOSE_PLANE_ALLOWANCE / LIMIT_ENCODER_COUNT)
#define IO(reg) _SFR_IO_ADDR(reg)

.section .text

; ---- needle: A on INT0, B on INT1; the lines before are in GPIOR1 --------------------------------------------------
.global __vector_1
.global __vector_2
__vector_1:
__vector_2:
    push r24
    in   r24, IO(SREG)
    push r24
    push r25
    push r23
    in   r25, IO(PIND)
    in   r24, IO(GPIOR1)
    out  IO(GPIOR1), r25
    mov  r23, r24
    eor  r23, r25
    sbrs r23, NEEDLE_A
    rjmp needle_a_same
    sbrc r23, NEEDLE_B
    rjmp needle_illegal
    rjmp needle_moved
needle_a_same:
    sbrs r23, NEEDLE_B
    rjmp needle_done            ; a glitch, over already
needle_moved:
    lsl  r24
    eor  r24, r25
    sbrc r24, NEEDLE_B
    rjmp needle_backward
    lds  r24, needle_count
    lds  r25, needle_count + 1
    adiw r24, 1
    lds  r23, needle_limit
    cp   r23, r24
    lds  r23, needle_limit + 1
    cpc  r23, r25
    brge needle_store
    cbi  IO(PORTB), KILL
    cbi  IO(PORTB), ENABLE
    sbi  IO(GPIOR0), NEEDLE_PASSED
needle_store:
    sts  needle_count + 1, r25
    sts  needle_count, r24
needle_done:
    pop  r23
    pop  r25
    pop  r24
    out  IO(SREG), r24
    pop  r24
    reti

needle_backward:
    lds  r24, needle_count
    lds  r25, needle_count + 1
    sbiw r24, 1
    sts  needle_count + 1, r25
    sts  needle_count, r24
    sbis IO(GPIOR0), LIMIT_FOLLOWS
    rjmp needle_done
    adiw r24, FOLLOW_COUNTS     ; homing: no further forward than this of the most retracted place
    lds  r23, needle_limit
    cp   r24, r23
    lds  r23, needle_limit + 1
    cpc  r25, r23
    brge needle_done
    sts  needle_limit + 1, r25
    sts  needle_limit, r24
    rjmp needle_done

needle_illegal:
    cbi  IO(PORTB), KILL
    cbi  IO(PORTB), ENABLE
    sbi  IO(GPIOR0), ILLEGAL
    rjmp needle_done

; ---- plunger: both lines on the pin-change interrupt of port C; the lines before are in GPIOR2 ----------------------
; It masks itself and lets the needle in between.
.global __vector_4
__vector_4:
    push r24
    in   r24, IO(SREG)
    push r24
    clr  r24
    sts  PCICR, r24
    sei
    push r25
    push r23
    in   r25, IO(PINC)
    in   r24, IO(GPIOR2)
    out  IO(GPIOR2), r25
    mov  r23, r24
    eor  r23, r25
    sbrs r23, PLUNGER_A
    rjmp plunger_a_same
    sbrc r23, PLUNGER_B
    rjmp plunger_illegal
    rjmp plunger_moved
plunger_a_same:
    sbrs r23, PLUNGER_B
    rjmp plunger_done
plunger_moved:
    lsl  r24
    eor  r24, r25
    sbrc r24, PLUNGER_B
    rjmp plunger_backward
    lds  r24, plunger_count
    lds  r25, plunger_count + 1
    adiw r24, 1
    sts  plunger_count + 1, r25
    sts  plunger_count, r24
    lds  r23, plunger_limit
    cp   r23, r24
    lds  r23, plunger_limit + 1
    cpc  r23, r25
    brge plunger_peak_check
    cbi  IO(PORTB), KILL
    cbi  IO(PORTB), ENABLE
    sbi  IO(GPIOR0), PLUNGER_PASSED
plunger_peak_check:
    lds  r23, plunger_peak
    cp   r23, r24
    lds  r23, plunger_peak + 1
    cpc  r23, r25
    brge plunger_done
    sts  plunger_peak + 1, r25
    sts  plunger_peak, r24
plunger_done:
    cli
    ldi  r24, (1 << PCIE1)
    sts  PCICR, r24
    pop  r23
    pop  r25
    pop  r24
    out  IO(SREG), r24
    pop  r24
    reti

plunger_backward:
    lds  r24, plunger_count
    lds  r25, plunger_count + 1
    sbiw r24, 1
    sts  plunger_count + 1, r25
    sts  plunger_count, r24
    rjmp plunger_done

plunger_illegal:
    cbi  IO(PORTB), KILL
    cbi  IO(PORTB), ENABLE
    sbi  IO(GPIOR0), ILLEGAL
    rjmp plunger_done

; ---- the clock: every 100 us; the main loop takes them away again -----------------------------------------------------------
.global __vector_11
__vector_11:
    sei
    push r24
    in   r24, IO(SREG)
    push r24
    lds  r24, ticks_waiting
    inc  r24
    sts  ticks_waiting, r24
    pop  r24
    out  IO(SREG), r24
    pop  r24
    reti
