using MesoInjector.Control.Devices;
using MesoInjector.Control.Interlocks;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Sensing;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Tests.Interlocks;

/// <summary>A situation in which nothing is wrong, in any state; tests spoil one thing of it.</summary>
internal static class SoundSituation
{
    private const AxisConditions Fit = AxisConditions.Answers | AxisConditions.Configured | AxisConditions.Enabled;

    public static Situation In(InjectorState state)
    {
        var situation = new Situation
        {
            State = state,
            NeedleTrusted = true,
            PlungerTrusted = true,
            DrivesOn = true,
            Depth = AxisPosition.FromMicrometres(1500),
            CommandedDepth = AxisPosition.FromMicrometres(1500),
            CalibrationValid = true,
            TipKnown = true,
            Primed = true,
            RecordStoreWorks = true,
            IntervalOver = true,
            ScreeningCleared = true,
            DeclaredSyringe = SyringeType.FromCode(SyringeCode.ThreeMillilitre),
        };
        situation.Readings.Needle.Conditions = Fit;
        situation.Readings.Plunger.Conditions = Fit;
        situation.Readings.Analog = Analog(2000);
        situation.Readings.Guardian = new GuardianReading { Mode = GuardianMode.Permitted, SameLimits = true, Syringe = SyringeCode.ThreeMillilitre };
        situation.Readings.Switches = Pedal(down: state != InjectorState.Ready) with { Syringe = SyringeCode.ThreeMillilitre };
        SeePedal(situation, situation.Readings.Switches, 0, 100);
        SeeContact(situation, situation.Readings.Analog, 0, 100);
        return situation;
    }

    public static SwitchReading Pedal(bool down) => new()
    {
        Valid = true,
        PedalNormallyOpenClosed = down,
        PedalNormallyClosedClosed = !down,
        EmergencyStopLoopIntact = true,
    };

    public static AnalogReading Analog(int contactMillinewtons) => new()
    {
        Valid = true,
        Contact = AppliedForce.FromMillinewtons(contactMillinewtons),
        Supply = RailVoltage.FromMillivolts(12_000),
        Temperature = BoardTemperature.FromCentiDegreesCelsius(3000),
    };

    /// <summary>The pedal shows the same for a stretch of time.</summary>
    public static void SeePedal(Situation situation, SwitchReading switches, int from, int to, bool inUse = true)
    {
        for (int at = from; at <= to; at++)
            situation.Pedal.Update(At(at), switches, inUse);
    }

    /// <summary>The nose feels the same for a stretch of time.</summary>
    public static void SeeContact(Situation situation, AnalogReading analog, int from, int to)
    {
        for (int at = from; at <= to; at++)
            situation.Contact.Update(At(at), analog);
    }

    /// <summary>An axis moves and is commanded so, a millisecond each.</summary>
    public static void SeeAxis(AxisMonitor monitor, int milliseconds, Func<int, (int Measured, int Commanded)> micrometres)
    {
        for (int at = 0; at < milliseconds; at++)
        {
            (int measured, int commanded) = micrometres(at);
            monitor.Update(At(at), new AxisReading { Measured = AxisPosition.FromMicrometres(measured), Commanded = AxisPosition.FromMicrometres(commanded) }, driven: true);
        }
    }

    public static MonotonicTime At(int milliseconds) => MonotonicTime.FromMicroseconds(milliseconds * 1000L);
}
