using MesoInjector.Simulator.Bench;
using MesoInjector.Simulator.Chips;
using MesoInjector.Simulator.Physics;

namespace MesoInjector.Simulator.Faults;

/// <summary>Axes, their encoders, their motion chips and the wires to them.</summary>
internal static class MotionFaults
{
    private const double MuchFriction = 12;
    private const double Jam = 200;
    private const int ManyTransfers = 40;
    private const int JumpCounts = 60;
    private const int FewCounts = 20;

    public static IEnumerable<Fault> All { get; } =
    [
        .. Axis("needle-axis", bench => bench.Gun.NeedleMechanics),
        .. Axis("plunger-axis", bench => bench.Gun.PlungerMechanics),
        new("needle-axis", "spring-weak", "the return spring has lost two thirds of its force",
            bench => bench.Gun.NeedleMechanics.SpringShare = 0.3, bench => bench.Gun.NeedleMechanics.SpringShare = 1),
        new("needle-axis", "spring-broken", "the return spring is broken",
            bench => bench.Gun.NeedleMechanics.SpringShare = 0, bench => bench.Gun.NeedleMechanics.SpringShare = 1),
        .. Chip("needle-chip", bench => bench.Gun.NeedleChip),
        .. Chip("plunger-chip", bench => bench.Gun.PlungerChip),
        .. Bus("needle-bus", bench => bench.NeedleBus),
        .. Bus("plunger-bus", bench => bench.PlungerBus),
        .. Encoder("needle-encoder", bench => bench.Gun.NeedleMechanics),
        .. Encoder("plunger-encoder", bench => bench.Gun.PlungerMechanics),
        new("needle-encoder", "guardian-wrong", "the guardian counts 0.1 mm too little", bench => bench.Switches.GuardianNeedleOffset -= FewCounts, null),
        new("plunger-encoder", "guardian-wrong", "the guardian counts 0.1 mm too little", bench => bench.Switches.GuardianPlungerOffset -= FewCounts, null),
    ];

    /// <summary>What can be wrong with the wires to any chip.</summary>
    /// <param name="component">Their name.</param>
    /// <param name="bus">The wires.</param>
    /// <param name="heardWrong">The bits of a request that flip.</param>
    public static IEnumerable<Fault> Bus(string component, Func<WiredGun, ChipSpiDevice> bus, ulong heardWrong = 0x0000_0400) =>
    [
        new(component, "dead", "the chip does not answer", bench => bus(bench).Fault.Dead = true, bench => bus(bench).Fault.Dead = false),
        new(component, "stuck-low", "the data line is on ground", bench => bus(bench).Fault.StuckLow = true, bench => bus(bench).Fault.StuckLow = false),
        new(component, "stuck-high", "the data line is on the supply", bench => bus(bench).Fault.StuckHigh = true, bench => bus(bench).Fault.StuckHigh = false),
        new(component, "refused", "the host's own bus fails", bench => bus(bench).Fault.HostFails = true, bench => bus(bench).Fault.HostFails = false),
        new(component, "garbled", "bits of the answers flip for some cycles", bench => bus(bench).Fault.FlipReplyBits(0x0010_0001, ManyTransfers), null),
        new(component, "misheard", "a bit of the requests flips for some cycles", bench => bus(bench).Fault.FlipRequestBits(heardWrong, ManyTransfers), null),
    ];

    private static IEnumerable<Fault> Axis(string component, Func<WiredGun, AxisMechanics> axis) =>
    [
        new(component, "stuck", "the carriage is jammed", bench => axis(bench).Stuck = true, bench => axis(bench).Stuck = false),
        new(component, "rough", "the guide has 12 N more friction", bench => axis(bench).ExtraFriction = MuchFriction, bench => axis(bench).ExtraFriction = 0),
        new(component, "seized", "the guide holds more than the motor can pull", bench => axis(bench).ExtraFriction = Jam, bench => axis(bench).ExtraFriction = 0),
        new(component, "slipping", "the coupling loses a fifth of every turn", bench => axis(bench).CouplingSlip = 0.2, bench => axis(bench).CouplingSlip = 0),
        new(component, "uncoupled", "the motor turns alone", bench => axis(bench).CouplingSlip = 1, bench => axis(bench).CouplingSlip = 0),
    ];

    private static IEnumerable<Fault> Chip(string component, Func<WiredGun, Tmc5160Chip> chip) =>
    [
        new(component, "off", "the motion chip has no supply", bench => chip(bench).LogicSupply = false, bench => chip(bench).LogicSupply = true),
        new(component, "reset", "the motion chip was without supply for a moment", bench => (chip(bench).LogicSupply, chip(bench).LogicSupply) = (false, true), null),
        new(component, "shorted", "a winding is shorted to ground", bench => chip(bench).ShortToGround = true, bench => chip(bench).ShortToGround = false),
        new(component, "hot", "the driver is too hot", bench => chip(bench).OverTemperature = true, bench => chip(bench).OverTemperature = false),
        new(component, "open-load", "a winding is open: the other pulls alone", bench => chip(bench).OpenLoadA = true, bench => chip(bench).OpenLoadA = false),
        new(component, "stalled", "the driver sees a stall", bench => chip(bench).Stalled = true, bench => chip(bench).Stalled = false),
        new(component, "slow", "the clock is lost: it runs on its own, a quarter slower",
            bench => chip(bench).LoseExternalClock(), bench => chip(bench).ApplyExternalClock(Tmc5160Chip.DefaultExternalClockHertz)),
    ];

    private static IEnumerable<Fault> Encoder(string component, Func<WiredGun, AxisMechanics> axis) =>
    [
        new(component, "jumps-forward", "it counts 0.3 mm too much at once", bench => axis(bench).EncoderOffset += JumpCounts, null),
        new(component, "jumps-back", "it loses 0.3 mm at once", bench => axis(bench).EncoderOffset -= JumpCounts, null),
        new(component, "wrong", "it counts 5 µm too much", bench => axis(bench).EncoderOffset += 1, null),
    ];
}
