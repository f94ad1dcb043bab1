namespace MesoInjector.Guardian.Tests.Emulator;

/// <summary>The two lines of an incremental encoder at the chip: forward is A before B, one line changes with each count.</summary>
public sealed class EncoderLines(GuardianChip chip, char port, int pinA, int pinB)
{
    private static readonly bool[] A = [false, true, true, false];
    private static readonly bool[] B = [false, false, true, true];

    private int _phase;

    /// <summary>The counts from power-up.</summary>
    public int Count { get; private set; }

    /// <summary>Both lines as they stand.</summary>
    public void Drive()
    {
        chip.Drive(port, pinA, A[_phase]);
        chip.Drive(port, pinB, B[_phase]);
    }

    /// <summary>One count, now.</summary>
    public void Step(int direction)
    {
        (int pin, bool high) = Next(direction);
        chip.Drive(port, pin, high);
    }

    /// <summary>One count at a cycle to come.</summary>
    public void StepAt(int direction, ulong cycle)
    {
        (int pin, bool high) = Next(direction);
        chip.DriveAt(port, pin, high, cycle);
    }

    /// <summary>Both lines change between two instructions, as no encoder does.</summary>
    public void Jump()
    {
        _phase = (_phase + 2) & 3;
        Drive();
    }

    private (int Pin, bool High) Next(int direction)
    {
        bool a = A[_phase];
        _phase = (_phase + direction) & 3;
        Count += direction;
        return A[_phase] != a ? (pinA, A[_phase]) : (pinB, B[_phase]);
    }
}
