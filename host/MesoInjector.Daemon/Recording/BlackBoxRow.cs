using System.Runtime.InteropServices;
using MesoInjector.Control;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Daemon.Recording;

/// <summary>One axis: what was read of it, and what was asked of it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct AxisRow
{
    public int Commanded;
    public int Measured;
    public int HomeLatch;
    public int Conditions;
    public byte HomeCaptures;
    public byte Motion;
    public int Target;
    public int Speed;
    public int Acceleration;

    public void See(in AxisReading reading)
    {
        Commanded = reading.Commanded.Nanometres;
        Measured = reading.Measured.Nanometres;
        HomeLatch = reading.HomeLatch.Nanometres;
        Conditions = (int)reading.Conditions;
        HomeCaptures = reading.HomeCaptures;
    }

    public void See(in AxisCommand command)
    {
        Motion = (byte)command.Motion;
        Target = command.Target.Nanometres;
        Speed = command.Speed.MicrometresPerSecond;
        Acceleration = command.Acceleration.MillimetresPerSecondSquared;
    }

    public readonly AxisReading Reading() => new()
    {
        Commanded = AxisPosition.FromNanometres(Commanded),
        Measured = AxisPosition.FromNanometres(Measured),
        HomeLatch = AxisPosition.FromNanometres(HomeLatch),
        Conditions = (AxisConditions)Conditions,
        HomeCaptures = HomeCaptures,
    };

    public readonly AxisCommand Command() => new(
        (AxisMotion)Motion, AxisPosition.FromNanometres(Target), AxisSpeed.FromMicrometresPerSecond(Speed), AxisAcceleration.FromMillimetresPerSecondSquared(Acceleration));
}

/// <summary>
/// One cycle as bytes: what came in, and what went out, for comparing. What changes in every cycle stands together, so that the difference to
/// the row before is short. Little-endian, as every machine this runs on.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct BlackBoxRow
{
    public long Now;
    public long Lateness;
    public int Contact;
    public int PlungerForce;
    public int LinePressure;
    public int Supply;
    public int Temperature;
    public long GuardianAge;
    public AxisRow Needle;
    public AxisRow Plunger;
    public int GuardianDepth;
    public int GuardianPlunger;
    public int GuardianTipZero;
    public byte GuardianMode;
    public byte GuardianTrip;
    public byte GuardianSyringe;
    public byte RefusedFrames;
    public byte StatusNumber;
    public byte Syringe;
    public byte DeviceBits;
    public byte SwitchBits;
    public long LastDurable;
    public long Interrupted;
    public int InterruptedPoint;
    public long InterruptedMost;
    public byte State;
    public ulong Alarms;
    public byte OutputBits;
    public byte Wish;
    public int WishDepth;
    public int WishTravel;
    public long WishDuration;
    public int WishTipZero;
    public byte Lamp;
    public byte Sound;
    public byte Answer;
    public byte RecordCount;
    public uint RecordSum;

    /// <summary>Width, bytes.</summary>
    public static int Size { get; } = Marshal.SizeOf<BlackBoxRow>();

    /// <summary>Whether an operator's command came in; the command itself is kept elsewhere.</summary>
    public readonly bool HasCommand => (SwitchBits & 32) != 0;

    public static Span<byte> Bytes(ref BlackBoxRow row) => MemoryMarshal.AsBytes(new Span<BlackBoxRow>(ref row));

    public void See(in InjectorInputs inputs)
    {
        Now = inputs.Now.Microseconds;
        Lateness = inputs.Lateness.Ticks;
        Needle.See(inputs.Readings.Needle);
        Plunger.See(inputs.Readings.Plunger);
        ref readonly AnalogReading analog = ref inputs.Readings.Analog;
        Contact = analog.Contact.Millinewtons;
        PlungerForce = analog.PlungerForce.Millinewtons;
        LinePressure = analog.LinePressure.Pascals;
        Supply = analog.Supply.Millivolts;
        Temperature = analog.Temperature.CentiDegreesCelsius;
        ref readonly GuardianReading guardian = ref inputs.Readings.Guardian;
        GuardianAge = guardian.Age.Ticks;
        GuardianDepth = guardian.Depth.Nanometres;
        GuardianPlunger = guardian.Plunger.Nanometres;
        GuardianTipZero = guardian.TipZero.Nanometres;
        GuardianMode = (byte)guardian.Mode;
        GuardianTrip = (byte)guardian.Trip;
        GuardianSyringe = (byte)guardian.Syringe;
        RefusedFrames = guardian.RefusedFrames;
        StatusNumber = guardian.StatusNumber;
        ref readonly SwitchReading switches = ref inputs.Readings.Switches;
        Syringe = (byte)switches.Syringe;
        DeviceBits = Bits(inputs.Receipt.Works, analog.Valid, analog.HasLinePressure, guardian.SameLimits, guardian.PedalClosed);
        SwitchBits = Bits(
            switches.Valid, switches.PedalNormallyOpenClosed, switches.PedalNormallyClosedClosed, switches.EmergencyStopLoopIntact, switches.ServiceKey,
            inputs.Command is not null);
        LastDurable = inputs.Receipt.LastDurable.Value;
        Interrupted = inputs.Receipt.Interrupted.Value;
        InterruptedPoint = inputs.Receipt.InterruptedPoint;
        InterruptedMost = inputs.Receipt.InterruptedMost.Nanolitres;
    }

    public void See(in InjectorOutputs outputs, InjectorState state, AlarmSet alarms)
    {
        State = (byte)state;
        Alarms = alarms.Bits;
        Needle.See(outputs.Needle);
        Plunger.See(outputs.Plunger);
        OutputBits = Bits(outputs.DrivesOn);
        Wish = (byte)outputs.Guardian.Wish;
        WishDepth = outputs.Guardian.Depth.Nanometres;
        WishTravel = outputs.Guardian.Travel.Nanometres;
        WishDuration = outputs.Guardian.Duration.Ticks;
        WishTipZero = outputs.Guardian.TipZero.Nanometres;
        Lamp = (byte)outputs.Annunciation.Lamp;
        Sound = (byte)outputs.Annunciation.Sound;
        Answer = outputs.Answer switch
        {
            null => 0,
            { Refusal: null } => 1,
            { Refusal: { } refusal } => (byte)(2 + refusal.Code),
        };
        RecordCount = (byte)(outputs.Records?.Count ?? 0);
        RecordSum = outputs.Records is { Count: > 0 } batch ? RecordSums.Of(batch.Entries) : 0;
    }

    public readonly InjectorInputs Inputs()
    {
        var inputs = new InjectorInputs
        {
            Now = MonotonicTime.FromMicroseconds(Now),
            Lateness = new TimeSpan(Lateness),
            Receipt = new(
                new AuthorisationId(LastDurable), (DeviceBits & 1) != 0, new AuthorisationId(Interrupted), InterruptedPoint, FluidVolume.FromNanolitres(InterruptedMost)),
        };
        inputs.Readings.Needle = Needle.Reading();
        inputs.Readings.Plunger = Plunger.Reading();
        inputs.Readings.Analog = new AnalogReading
        {
            Contact = AppliedForce.FromMillinewtons(Contact),
            PlungerForce = AppliedForce.FromMillinewtons(PlungerForce),
            LinePressure = FluidPressure.FromPascals(LinePressure),
            Supply = RailVoltage.FromMillivolts(Supply),
            Temperature = BoardTemperature.FromCentiDegreesCelsius(Temperature),
            Valid = (DeviceBits & 2) != 0,
            HasLinePressure = (DeviceBits & 4) != 0,
        };
        inputs.Readings.Guardian = new GuardianReading
        {
            Age = new TimeSpan(GuardianAge),
            Depth = AxisPosition.FromNanometres(GuardianDepth),
            Plunger = AxisPosition.FromNanometres(GuardianPlunger),
            TipZero = AxisPosition.FromNanometres(GuardianTipZero),
            Mode = (GuardianMode)GuardianMode,
            Trip = (GuardianTrip)GuardianTrip,
            Syringe = (SyringeCode)GuardianSyringe,
            RefusedFrames = RefusedFrames,
            StatusNumber = StatusNumber,
            SameLimits = (DeviceBits & 8) != 0,
            PedalClosed = (DeviceBits & 16) != 0,
        };
        inputs.Readings.Switches = new SwitchReading
        {
            Syringe = (SyringeCode)Syringe,
            Valid = (SwitchBits & 1) != 0,
            PedalNormallyOpenClosed = (SwitchBits & 2) != 0,
            PedalNormallyClosedClosed = (SwitchBits & 4) != 0,
            EmergencyStopLoopIntact = (SwitchBits & 8) != 0,
            ServiceKey = (SwitchBits & 16) != 0,
        };
        return inputs;
    }

    private static byte Bits(bool a, bool b = false, bool c = false, bool d = false, bool e = false, bool f = false) => (byte)((a ? 1 : 0)
        | (b ? 2 : 0) | (c ? 4 : 0) | (d ? 8 : 0) | (e ? 16 : 0) | (f ? 32 : 0));
}
