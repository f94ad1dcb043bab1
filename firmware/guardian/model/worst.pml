/* The guardian between the worst host, any hands and a needle that runs away: nothing here is kept by good will. */

#include "guardian.pml"

mtype = { TICK, FORTH, BACK, HAND_PEDAL, HAND_STOP, HAND_KEY, HAND_SYRINGE, FAULT, ANSWER, REQUEST, OTHER };

active proctype World() {
    mtype event = OTHER, type = HEARTBEAT;
    byte argument = 0, time = 0;
    do
    :: atomic {
        if
        :: event = TICK
        :: zone < CAP -> zone++; event = FORTH
        :: zone > IN_SWITCH -> zone--; event = BACK
        :: event = HAND_PEDAL
        :: event = HAND_STOP
        :: event = HAND_KEY
        :: event = HAND_SYRINGE
        :: power -> event = FAULT               /* what the guardian finds in itself or in an encoder */
        :: rail && !power && !welded -> rail = false
        :: !welded -> welded = true
        :: mode == STANDBY && !overdue -> overdue = true
        :: hostAlive -> hostAlive = false
        :: hostAlive ->
            event = ANSWER;
            if
            :: argument = challenge
            :: argument = BEFORE(challenge)
            :: argument = (challenge + 1) % CHALLENGES
            fi
        :: !hostAlive ->                        /* what it said before may still be repeated by the line */
            event = ANSWER;
            if
            :: argument = BEFORE(challenge)
            :: answered -> argument = challenge
            fi
        :: hostAlive ->
            event = REQUEST;
            if
            :: type = HOME
            :: type = END_PERMIT
            :: type = RESET
            :: type = PERMIT; argument = SHALLOW; time = LONGEST_PERMIT
            :: type = PERMIT; argument = DEEP; time = 1
            :: type = PERMIT; argument = DEEP; time = LONGEST_PERMIT + 1
            :: type = PERMIT; argument = CAP; time = LONGEST_PERMIT
            :: type = PERMIT; argument = SHALLOW; time = 0
            fi
        fi;
        d_step {
        if
        :: event == TICK -> ghostTick(); guardianTick(); answered = false
        :: event == FORTH || event == BACK -> needleMoved()
        :: event == HAND_PEDAL -> movePedal()
        :: event == HAND_STOP -> moveEmergencyStop()
        :: event == HAND_KEY -> moveKey()
        :: event == HAND_SYRINGE -> moveSyringe()
        :: event == FAULT -> trip()
        :: event == ANSWER -> takeHeartbeat(argument)
        :: event == REQUEST -> takeRequest(type, argument, time)
        :: else
        fi;
        look();
        event = OTHER; type = HEARTBEAT; argument = 0; time = 0
        }
    }
    od
}
