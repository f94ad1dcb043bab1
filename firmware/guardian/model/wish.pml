/*
 * One wish opens at most one permit: the link's side of it (hardware/MesoInjector.Hardware/Guardian/PermitAsking.cs), a guardian that
 * opens or refuses as it likes and ends as it likes (a flick of the pedal, its time, the holder), and between them a line that loses,
 * repeats and reorders in both directions. There is no clock: whatever is repeated after a time is repeated at any time.
 *
 * A wish is one unbroken stretch of cycles that ask for the same numbers. Its request is repeated until a status shows the permit, and it
 * carries the number its permit is to have: one more than the permits the host saw when it began to ask.
 * Heartbeats only count up the sequence here. A guardian that misses three frames in a row takes none of the next, hears no heartbeat and
 * trips (worst.pml): with that the wish is gone, and the run here is over.
 *
 * Sequences are kept as differences to the last one the guardian took (TAKEN), permit numbers to its own (NUMBER); what is too far back
 * to matter is all one (0). On the wire both wrap, but what is under way never spans half a turn.
 */

#include "common.pml"

#define TAKEN   4
#define TOO_FAR (TAKEN + 3)     /* so much said since, at most two of it under way: the rest was lost */
#define NUMBER  2
#define BACK(a, by, least) ((a) > (by) + (least) -> (a) - (by) : (least))
#define ANSWERED(taken) (sent && (taken) >= request)
#define CARRIED(frame) (frame == PERMIT -> numberBefore : 0)

mtype = { HEARTBEAT, PERMIT, END_PERMIT };
mtype = { IDLE, ASKING, OPEN, SPENT, CLOSING };
mtype = { CYCLE, UP, DOWN, NOTHING };

/* frame, sequence, number of permits the host saw, was repeated or overtaken already */
chan up = [2] of { mtype, byte, byte, bool };
/* open, number of permits, last sequence, was repeated or overtaken already */
chan down = [2] of { bool, byte, byte, bool };

/* The guardian. */
bool permitted = false;

/* The link. */
mtype step = IDLE;
bool wish = false, seenOpen = false, sent = false;
byte sequence = TAKEN, request = 0, numberBefore = 0, seenNumber = NUMBER;

/* What only the property knows. */
bool asked = false;             /* for the wish that stands a request was begun, however often it was repeated */
bool opened = false;            /* a permit, since the request was begun */
bool twice = false;

inline say(frame) {
    sequence++;
    up!frame, sequence, CARRIED(frame), false
}

inline begin(next) {
    step = next;
    sent = false; request = 0; numberBefore = 0
}

/* PermitAsking.Wish; changed: no longer the wish of the cycle before. */
inline follow(changed) {
    if
    :: step == IDLE && seenOpen -> begin(CLOSING)
    :: step == IDLE && !seenOpen && wish ->
        begin(ASKING);
        numberBefore = seenNumber;
        twice = twice || asked;
        asked = true;
        opened = false
    :: (step == ASKING || step == OPEN) && changed ->
        if
        :: seenOpen || sent || step == OPEN -> begin(CLOSING)
        :: else -> begin(IDLE)
        fi
    :: step == SPENT && changed -> begin(IDLE)
    :: else
    fi
}

/* GuardianLink.AskPermit. */
inline ask() {
    if
    :: step == CLOSING ->
        say(END_PERMIT);
        if :: !sent -> sent = true; request = sequence :: else fi
    :: step == ASKING && !seenOpen ->
        say(PERMIT);
        if :: !sent -> sent = true; request = sequence :: else fi
    :: else
    fi
}

/* PermitAsking.See. */
inline see(isOpen, number, taken) {
    seenOpen = isOpen;
    seenNumber = number;
    if
    :: step == ASKING && ANSWERED(taken) ->
        if
        :: isOpen -> begin(OPEN)
        :: !isOpen && number != numberBefore -> begin(SPENT)
        :: else
        fi
    :: step == OPEN && !isOpen -> begin((MUTANT == 24 -> IDLE : SPENT))
    :: step == CLOSING && ANSWERED(taken) && !isOpen -> begin(IDLE)
    :: else
    fi
}

/* All that is under way or remembered is as much further back now. */
inline rebase(sequences, numbers) {
    sequence = sequence - sequences;
    if :: sent -> request = BACK(request, sequences, 1) :: else fi;
    if :: step == ASKING -> numberBefore = BACK(numberBefore, numbers, 0) :: else fi;
    seenNumber = BACK(seenNumber, numbers, 0);
    turns = len(up);
    do
    :: turns > 0 ->
        up?what, at, number, bent;
        if
        :: at - sequences > TAKEN -> up!what, BACK(at, sequences, 0), (what == PERMIT -> BACK(number, numbers, 0) : 0), bent
        :: else                                         /* will be refused */
        fi;
        turns--
    :: turns == 0 -> break
    od;
    turns = len(down);
    do
    :: turns > 0 ->
        down?isOpen, number, at, bent;
        down!isOpen, BACK(number, numbers, 0), BACK(at, sequences, 0), bent;
        turns--
    :: turns == 0 -> break
    od
}

/* The guardian takes a frame that is 1 to 3 ahead; whether it may open a permit is anybody's guess (willing). */
inline take() {
    if
    :: at > TAKEN && at <= TAKEN + 3 ->
        taken = at - TAKEN;
        if
        :: what == PERMIT && !permitted && willing && (number == NUMBER || MUTANT == 23) ->
            permitted = true;
            twice = twice || opened;
            opened = true;
            opens = 1
        :: what == END_PERMIT -> permitted = false
        :: else
        fi;
        rebase(taken, opens)
    :: else
    fi
}

active proctype World() {
    mtype event = NOTHING, what = NOTHING;
    byte at = 0, number = 0, taken = 0, opens = 0, turns = 0;
    bool bent = false, isOpen = false, willing = false, asks = false, changed = false;

    do
    :: atomic {
        if
        :: event = CYCLE;
            if
            :: skip
            :: wish -> wish = false; changed = true
            :: wish = true; changed = true
            fi;
            if :: nfull(up) -> asks = true :: asks = false fi
        :: nfull(up) -> say(HEARTBEAT)
        :: permitted -> permitted = false
        :: nfull(down) -> down!permitted, NUMBER, TAKEN, false
        :: nempty(up) ->
            up?what, at, number, bent;
            if
            :: event = UP
            :: skip                                                             /* lost */
            :: !bent -> event = UP; up!what, at, number, true                   /* and once more */
            :: !bent && nempty(up) -> up!what, at, number, true                 /* overtaken */
            fi;
            if :: event == UP -> if :: willing = true :: willing = false fi :: else fi
        :: nempty(down) ->
            down?isOpen, number, at, bent;
            if
            :: event = DOWN
            :: skip
            :: !bent -> event = DOWN; down!isOpen, number, at, true
            :: !bent && nempty(down) -> down!isOpen, number, at, true
            fi
        fi;
        if
        :: sequence > TOO_FAR -> break
        :: else
        fi;
        d_step {
            if
            :: changed -> asked = false
            :: else
            fi;
            if
            :: event == CYCLE -> follow(changed); if :: asks -> ask() :: else fi
            :: event == UP -> take()
            :: event == DOWN -> see(isOpen, number, at)
            :: else
            fi;
            HOLDS(11, !twice);
            SEEN(7, opened && !permitted && step == ASKING && up??[PERMIT]);
            event = NOTHING; what = NOTHING; at = 0; number = 0; taken = 0; opens = 0;
            bent = false; isOpen = false; willing = false; asks = false; changed = false
        }
    }
    od
}
