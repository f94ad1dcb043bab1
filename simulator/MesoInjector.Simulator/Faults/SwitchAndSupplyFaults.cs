using MesoInjector.Control.Devices;
using MesoInjector.Simulator.Bench;

namespace MesoInjector.Simulator.Faults;

/// <summary>Pedal, emergency stop, holder and key with their wires, and the supply.</summary>
internal static class SwitchAndSupplyFaults
{
    private const double Volts = 12;
    private const int CutMilliseconds = 1500;
    private const int DipMilliseconds = 40;

    public static IEnumerable<Fault> All { get; } =
    [
        new("pedal", "stuck", "the host sees the pedal pressed for ever", Pedal(true, false), Pedal(null, null)),
        new("pedal", "dead", "the host never sees the pedal pressed", Pedal(false, true), Pedal(null, null)),
        new("pedal", "broken", "the host sees both contacts open", Pedal(false, false), Pedal(null, null)),
        new("pedal", "shorted", "the host sees both contacts closed", Pedal(true, true), Pedal(null, null)),
        new("pedal", "guardian-stuck", "the guardian sees the pedal pressed for ever", bench => bench.Switches.GuardianPedal = true, bench => bench.Switches.GuardianPedal = null),
        new("pedal", "guardian-dead", "the guardian never sees the pedal pressed", bench => bench.Switches.GuardianPedal = false, bench => bench.Switches.GuardianPedal = null),
        new("emergency-stop", "pressed", "somebody presses it", bench => bench.Gun.PressEmergencyStop(), bench => bench.Gun.ReleaseEmergencyStop()),
        new("emergency-stop", "broken", "its loop to the host is open", bench => bench.Switches.EmergencyStopLoop = false, bench => bench.Switches.EmergencyStopLoop = null),
        new("emergency-stop", "guardian-broken", "its loop to the guardian is open",
            bench => bench.Switches.GuardianEmergencyStopLoop = false, bench => bench.Switches.GuardianEmergencyStopLoop = null),
        new("needle-home-switch", "open", "it never closes", bench => bench.Switches.NeedleHome = false, bench => bench.Switches.NeedleHome = null),
        new("needle-home-switch", "closed", "it never opens", bench => bench.Switches.NeedleHome = true, bench => bench.Switches.NeedleHome = null),
        new("plunger-home-switch", "open", "it never closes", bench => bench.Switches.PlungerHome = false, bench => bench.Switches.PlungerHome = null),
        new("plunger-home-switch", "closed", "it never opens", bench => bench.Switches.PlungerHome = true, bench => bench.Switches.PlungerHome = null),
        new("holder", "wrong", "the host sees another syringe", bench => bench.Switches.Holder = SyringeCode.FiveMillilitre, bench => bench.Switches.Holder = null),
        new("holder", "open", "the host sees no syringe", bench => bench.Switches.Holder = SyringeCode.None, bench => bench.Switches.Holder = null),
        new("holder", "guardian-wrong", "the guardian sees another syringe",
            bench => bench.Switches.GuardianHolder = SyringeCode.FiveMillilitre, bench => bench.Switches.GuardianHolder = null),
        new("service-key", "shorted", "the host sees the key turned", bench => bench.Switches.ServiceKey = true, bench => bench.Switches.ServiceKey = false),
        new("supply", "sags", "the motor supply sags to 9.5 V", bench => bench.Gun.Supply.Source = 9.5, bench => bench.Gun.Supply.Source = Volts),
        new("supply", "off", "the motor supply is gone", bench => bench.Gun.Supply.Source = 0, bench => bench.Gun.Supply.Source = Volts),
        new("supply", "high", "the motor supply is a tenth too high", bench => bench.Gun.Supply.Source = 13.2, bench => bench.Gun.Supply.Source = Volts),
        new("mains", "cut", "all power is gone for 1.5 s, the host's too", bench => bench.PowerCutMilliseconds = CutMilliseconds, null),
        new("mains", "dips", "all power is gone for 40 ms, and the host starts anew", bench => bench.PowerCutMilliseconds = DipMilliseconds, null),
    ];

    private static Action<WiredGun> Pedal(bool? normallyOpen, bool? normallyClosed) =>
        bench => (bench.Switches.PedalNormallyOpen, bench.Switches.PedalNormallyClosed) = (normallyOpen, normallyClosed);
}
