/*
 * The guardian, its host and a needle that goes where it likes, after docs/protocol.md.
 *
 * Time: one tick stands for a status period (20 ms); between two ticks any event happens in any order. Numbers are small stand-ins with
 * the order of the real ones. Depth is a zone. The edge rules are judged in the step that moves the needle, as the encoder interrupt does.
 * Left out, and enumerated instead (proof/enumerate.c): the plunger, speeds, the tip zero, a home switch that lies.
 *
 * Its worlds: worst.pml (any host, any hands, any motion) and heal.pml (what comes after the faults). wish.pml is about the host's link.
 */

#include "common.pml"

/* ---- Numbers ------------------------------------------------------------------------------------------------------------------------ */

#define HEARTBEAT_LATEST 3      /* 60 ms */
#define GRACE            2      /* 100 ms; shorter than the longest permit, as there */
#define LONGEST_PERMIT   3      /* 30 s */
#define CUT_TIME         2      /* 100 ms */
#define CHALLENGES       4      /* enough to tell the standing one, the one before and any other */

/* Zones of the needle tip, from the back to the front. */
#define IN_SWITCH 0
#define RETREATED 1             /* 200 counts behind the nose plane or more */
#define BEHIND    2             /* up to 20 counts beyond it */
#define SHALLOW   3             /* out, within a shallow permit */
#define DEEP      4             /* out, within a deep permit */
#define CAP       5             /* 770 counts */

#define OUT       (zone > BEHIND)
#define PROVED    (cutProved && !overdue)
#define BEFORE(c) ((c + CHALLENGES - 1) % CHALLENGES)

mtype = { LOCKED, HOMING, STANDBY, PERMITTED, SERVICE, TRIPPED };
mtype = { HEARTBEAT, HOME, PERMIT, END_PERMIT, RESET };

/* ---- Pins and needle ---------------------------------------------------------------------------------------------------------------- */

byte zone = RETREATED;
bool pedal = false, emergencyStop = true, key = false, syringe = false;
bool rail = false;              /* not below 2 V */
bool welded = false;            /* fault: the rail stays up whatever the guardian does */

/* ---- The guardian ------------------------------------------------------------------------------------------------------------------- */

mtype mode = LOCKED;
bool power = false;
byte heartbeatAge = HEARTBEAT_LATEST + 1;
byte challenge = 0;
bool answered = false;
byte permitLeft = 0, permitZone = 0, graceLeft = 0;
bool ending = false, releasing = false;
bool cutProved = false, overdue = false;
byte proofLeft = CUT_TIME;
byte lowest = 0;                /* most retracted zone since homing began */

/* ---- What only the properties know -------------------------------------------------------------------------------------------------- */

mtype was = LOCKED;             /* mode after the event before */
bool byReset = false;           /* this event took a Reset with pedal up and emergency stop closed */
bool railSeenLow = false;       /* since Locked began */
bool wrongAnswer = false;       /* this event brought one with the power on */
byte permitAge = 0, permitAsked = 0, endingAge = 0;
byte openFor = 0;               /* ticks the pedal has been open, to 2 */
byte deadFor = 0;
bool hostAlive = true;
bool healed = false;

#define POWERS(m) ((m) == HOMING || (m) == STANDBY || (m) == PERMITTED || (m) == SERVICE)

inline setMode(m) {
    mode = m;
    power = POWERS(mode) || (MUTANT == 1 && mode == TRIPPED);
    if
    :: mode != PERMITTED -> ending = false; releasing = false; permitLeft = 0; graceLeft = 0; permitZone = 0
    :: else
    fi;
    if
    :: power -> rail = true
    :: else
    fi
}

inline trip() {
    proofLeft = 0;
    if :: mode != TRIPPED -> setMode(TRIPPED) :: else fi
}

inline enterStandby() {
    if
    :: key -> setMode(SERVICE)
    :: else -> setMode(STANDBY)
    fi
}

/* G-12. Begun with Locked; the rail is looked at in every tick. */
inline beginCutProof() {
    cutProved = false;
    proofLeft = (MUTANT == 2 -> 0 : CUT_TIME);
    railSeenLow = false
}

/* G-1, G-2 and homing: judged at the edge. */
inline needleMoved() {
    if
    :: mode == HOMING ->
        if
        :: zone > lowest && MUTANT != 3 -> trip()
        :: zone <= lowest -> lowest = zone; if :: zone == IN_SWITCH -> enterStandby() :: else fi
        :: else
        fi
    :: mode == STANDBY && (zone >= CAP || (OUT && MUTANT != 4)) -> trip()
    :: mode == PERMITTED && zone > permitZone -> trip()
    :: mode == SERVICE && zone >= CAP && MUTANT != 5 -> trip()
    :: mode == PERMITTED && ending && zone <= RETREATED -> enterStandby()
    :: else
    fi
}

inline endPermit() {
    if
    :: !ending && zone <= RETREATED -> enterStandby()
    :: !ending && zone > RETREATED -> ending = true; releasing = false; graceLeft = GRACE; endingAge = 0
    :: ending && MUTANT == 6 -> graceLeft = GRACE
    :: else
    fi
}

/* One tick of the guardian's own clock. */
inline guardianTick() {
    if :: heartbeatAge <= HEARTBEAT_LATEST -> heartbeatAge++ :: else fi;
    if
    :: power && heartbeatAge > HEARTBEAT_LATEST && !(MUTANT == 7 && mode == SERVICE) -> trip()
    :: else
    fi;
    if
    :: mode == PERMITTED ->
        if
        :: graceLeft > 0 ->
            graceLeft--;
            if
            :: graceLeft == 0 && OUT -> trip()
            :: graceLeft == 0 && !OUT -> enterStandby()
            :: else
            fi
        :: else
        fi;
        if
        :: mode == PERMITTED && permitLeft > 0 && !(MUTANT == 9 && ending) ->
            permitLeft--;
            if
            :: permitLeft == 0 && OUT -> trip()
            :: permitLeft == 0 && !OUT -> enterStandby()
            :: else
            fi
        :: else
        fi;
        if
        :: mode == PERMITTED && !pedal && releasing -> endPermit()
        :: mode == PERMITTED && !pedal && !releasing && !ending && MUTANT != 8 -> releasing = true
        :: else -> releasing = false
        fi
    :: else
    fi;
    if
    :: !rail -> railSeenLow = railSeenLow || mode == LOCKED;
        if :: mode == LOCKED && proofLeft > 0 -> cutProved = true; overdue = false; proofLeft = 0 :: else fi
    :: rail && mode == LOCKED && proofLeft > 0 ->
        proofLeft--;
        if :: proofLeft == 0 -> trip() :: else fi
    :: else
    fi;
    if
    :: overdue && mode == STANDBY && !OUT && !pedal && !syringe -> setMode(LOCKED); beginCutProof()
    :: else
    fi
}

inline takeHeartbeat(answer) {
    if
    :: answer == challenge && !answered ->
        if
        :: power && heartbeatAge == 0 -> trip()         /* early: the second one in one tick */
        :: else -> answered = true; heartbeatAge = 0
        fi
    :: answer == challenge && answered || answer == BEFORE(challenge) ->
        if :: MUTANT == 10 -> heartbeatAge = 0 :: else fi
    :: else ->
        wrongAnswer = power;
        if :: power && MUTANT != 11 -> trip() :: else fi
    fi
}

inline takeRequest(type, argument, time) {
    if
    :: type == HOME && mode == LOCKED && emergencyStop && heartbeatAge <= HEARTBEAT_LATEST && (PROVED || MUTANT == 12) ->
        lowest = zone;
        setMode(HOMING);
        if :: zone == IN_SWITCH -> enterStandby() :: else fi
    :: type == PERMIT && (mode == STANDBY || (MUTANT == 13 && mode == PERMITTED)) && (PROVED || MUTANT == 14) && (pedal || MUTANT == 15) &&
       syringe && !OUT && (argument < CAP || MUTANT == 16) && time > 0 && (time <= LONGEST_PERMIT || MUTANT == 17) ->
        HOLDS(7, pedal && syringe);
        HOLDS(8, !overdue);
        if :: mode != PERMITTED -> permitAge = 0; permitAsked = time; openFor = 0 :: else fi;
        setMode(PERMITTED);
        permitLeft = time; permitZone = argument; ending = false; releasing = false
    :: type == END_PERMIT && mode == PERMITTED -> endPermit()
    :: type == RESET && mode == TRIPPED && (!pedal || MUTANT == 18) && (emergencyStop || MUTANT == 19) ->
        byReset = !pedal && emergencyStop;
        setMode(LOCKED);
        beginCutProof()
    :: else
    fi
}

/* ---- The hands: pedal, key, emergency stop, syringe ----------------------------------------------------------------------------------- */

inline movePedal() {
    pedal = !pedal;
    if :: MUTANT == 20 && pedal && ending -> ending = false; graceLeft = 0 :: else fi
}

inline moveEmergencyStop() {
    emergencyStop = !emergencyStop;
    if
    :: !emergencyStop && power && !(MUTANT == 21 && mode == HOMING) -> trip()
    :: else
    fi
}

inline moveKey() {
    key = !key;
    if
    :: key && mode == STANDBY -> setMode(SERVICE)
    :: !key && mode == SERVICE && (!OUT || MUTANT == 22) -> setMode(STANDBY)
    :: !key && mode == SERVICE && OUT && MUTANT != 22 -> trip()
    :: else
    fi
}

inline moveSyringe() {
    syringe = !syringe;
    if :: mode == PERMITTED -> endPermit() :: else fi
}

/* ---- The properties, looked at after every event --------------------------------------------------------------------------------------- */

inline look() {
    HOLDS(1, !(power && zone >= CAP && mode != HOMING));
    HOLDS(2, !(power && OUT) || mode == PERMITTED || mode == SERVICE || (mode == HOMING && zone == lowest));
    HOLDS(3, !(was == TRIPPED && mode != TRIPPED) || (mode == LOCKED && byReset));
    HOLDS(4, mode != PERMITTED || (permitAge < permitAsked && permitAsked <= LONGEST_PERMIT && (!ending || endingAge < GRACE)));
    HOLDS(5, !(power && deadFor > HEARTBEAT_LATEST));
    HOLDS(6, !power || (emergencyStop && mode != TRIPPED && mode != LOCKED));
    HOLDS(7, !(mode == PERMITTED && !ending && openFor >= 2));
    HOLDS(8, !power || railSeenLow);
    HOLDS(9, !wrongAnswer || !power);
    HOLDS(10, mode != SERVICE || key);
    SEEN(1, ending && OUT && pedal);
    SEEN(2, mode == SERVICE && OUT && lowest < zone);
    SEEN(3, was == TRIPPED && mode == LOCKED && welded);
    SEEN(4, mode == PERMITTED && !ending && zone == DEEP && permitAsked == 1);
    SEEN(5, was == STANDBY && mode == LOCKED);
    SEEN(6, healed && mode == TRIPPED && OUT);
    was = mode; byReset = false; wrongAnswer = false
}

inline ghostTick() {
    if :: mode == PERMITTED && permitAge <= LONGEST_PERMIT -> permitAge++ :: mode != PERMITTED -> permitAge = 0; permitAsked = 0 :: else fi;
    if :: ending && endingAge <= GRACE -> endingAge++ :: !ending -> endingAge = 0 :: else fi;
    if :: pedal || mode != PERMITTED -> openFor = 0 :: !pedal && mode == PERMITTED && openFor < 2 -> openFor++ :: else fi;
    if :: !hostAlive && deadFor <= HEARTBEAT_LATEST -> deadFor++ :: else fi
}
