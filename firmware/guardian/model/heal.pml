/*
 * After the faults the device can be used again. A host that does its part (answers every status, asks for Reset and Home, for permits
 * as it likes) over a line that loses frames both ways; pins, needle, rail and guardian fail as they like. At some moment all of that is over for good:
 * pedal up, emergency stop closed, the line whole, the rail falls, the needle goes where the host drives it. From there on only the clock
 * runs, so no fairness is needed.
 */

#include "guardian.pml"

mtype = { TICK, FORTH, BACK, HAND_PEDAL, HAND_STOP, HAND_KEY, HAND_SYRINGE, FAULT, HEAL, OTHER };

byte missed = 0;                /* frames the host sent since the last one taken; 4 and more are too many */

inline loseOne() { if :: missed < 4 -> missed++ :: else fi }

/* A frame that arrives: with the power on only 1 to 3 ahead of the last. */
inline arrive(frame) {
    if
    :: (power || MUTANT == 25) && missed > 2 -> loseOne()
    :: else ->
        missed = 0;
        if
        :: frame == HEARTBEAT -> takeHeartbeat(challenge)
        :: else -> takeRequest(frame, SHALLOW, 1)
        fi
    fi
}

active proctype World() {
    mtype event = OTHER, request = HEARTBEAT;
    bool statusArrives = true, beatArrives = true, requestArrives = true;
    do
    :: atomic {
        if
        :: event = TICK;
            if :: !healed -> statusArrives = false :: skip fi;
            if :: !healed -> beatArrives = false :: skip fi;
            if :: !healed -> requestArrives = false :: skip fi
        :: !healed && zone < CAP -> zone++; event = FORTH
        :: !healed && zone > IN_SWITCH -> zone--; event = BACK
        :: !healed -> event = HAND_PEDAL
        :: !healed -> event = HAND_STOP
        :: !healed -> event = HAND_KEY
        :: !healed -> event = HAND_SYRINGE
        :: !healed && power -> event = FAULT
        :: !healed && mode == STANDBY && !overdue -> overdue = true
        :: !healed && !welded -> welded = true
        :: !healed -> event = HEAL
        fi;
        d_step {
            if
            :: event == TICK ->
                guardianTick();
                answered = answered && MUTANT == 26;
                if
                :: healed && mode == HOMING && zone > IN_SWITCH -> zone--; needleMoved()
                :: else
                fi;
                if :: !power && !welded -> rail = false :: else fi;
                if
                :: statusArrives ->
                    if
                    :: beatArrives -> arrive(HEARTBEAT)
                    :: else -> loseOne()
                    fi;
                    request = (mode == TRIPPED -> RESET : (mode == LOCKED -> HOME : (mode == STANDBY && !healed -> PERMIT : HEARTBEAT)));
                    if
                    :: request == HEARTBEAT
                    :: request != HEARTBEAT && requestArrives -> arrive(request)
                    :: else -> loseOne()
                    fi
                :: else
                fi
            :: event == FORTH || event == BACK -> needleMoved()
            :: event == HAND_PEDAL -> movePedal()
            :: event == HAND_STOP -> moveEmergencyStop()
            :: event == HAND_KEY -> moveKey()
            :: event == HAND_SYRINGE -> moveSyringe()
            :: event == FAULT -> trip()
            :: event == HEAL ->
                healed = true;
                welded = false;
                if :: pedal -> movePedal() :: else fi;
                if :: !emergencyStop -> moveEmergencyStop() :: else fi
            :: else
            fi;
            look();
            event = OTHER; request = HEARTBEAT; statusArrives = true; beatArrives = true; requestArrives = true
        }
    }
    od
}

/* Property 12: it comes back, and stays. */
ltl recovers { [] (healed -> <> [] (mode == STANDBY || mode == SERVICE)) }
