using MesoInjector.Control.Alarms;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Machine;
using MesoInjector.Daemon.Recording;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Simulator.Reports;

/// <summary>Something that changed from one cycle to the next.</summary>
/// <param name="Seconds">When, since switching on.</param>
/// <param name="Cycle">In which cycle.</param>
/// <param name="Words">What.</param>
/// <param name="Style">How its row looks; empty for plain.</param>
internal sealed record BlackBoxEvent(double Seconds, long Cycle, string Words, string Style = "");

/// <summary>What changed in a recording, found in one pass.</summary>
internal sealed class BlackBoxEvents
{
    private readonly List<BlackBoxEvent> _list = [];
    private readonly List<StateEvent> _states = [];
    private readonly List<AlarmEvent> _alarms = [];

    public BlackBoxEvents(BlackBoxRecording recording)
    {
        RecordedCycle? before = null;
        foreach (RecordedCycle cycle in recording.Cycles())
        {
            if (before is not { } previous)
                Begin(cycle);
            else
                Compare(previous, cycle);
            if (cycle.Inputs.Command is { } command)
                Add(cycle, $"operator: {command.GetType().Name}");
            before = cycle;
            Cycles++;
            To = Seconds(cycle);
            LastState = cycle.State;
        }
    }

    /// <summary>When it begins, s.</summary>
    public double From { get; private set; }

    /// <summary>When it ends, s.</summary>
    public double To { get; private set; }

    /// <summary>How many cycles can be read.</summary>
    public long Cycles { get; private set; }

    /// <summary>The state in which it ends.</summary>
    public InjectorState LastState { get; private set; }

    /// <summary>Everything that changed.</summary>
    public IReadOnlyList<BlackBoxEvent> List => _list;

    /// <summary>Every change of state.</summary>
    public IReadOnlyList<StateEvent> States => _states;

    /// <summary>Every alarm that began.</summary>
    public IReadOnlyList<AlarmEvent> Alarms => _alarms;

    public static double Seconds(in RecordedCycle cycle) => cycle.Inputs.Now.Microseconds * 1e-6;

    private void Begin(in RecordedCycle cycle)
    {
        From = Seconds(cycle);
        _states.Add(new StateEvent(From, cycle.State));
        Add(cycle, $"recording begins: {Wording.Of(cycle.State)}");
    }

    private void Compare(in RecordedCycle before, in RecordedCycle now)
    {
        if (now.Number != before.Number + 1)
            Add(now, $"cycles {before.Number + 1} to {now.Number - 1} cannot be read", "broken");
        if (now.State != before.State)
        {
            _states.Add(new StateEvent(Seconds(now), now.State));
            bool safe = now.State is InjectorState.Faulted or InjectorState.EmergencyStopped or InjectorState.Tripped;
            Add(now, $"state: {Wording.Of(now.State)}", safe ? "broken" : "");
        }

        foreach (AlarmId id in new AlarmSet(now.Alarms.Bits & ~before.Alarms.Bits).ToList())
        {
            AlarmDefinition alarm = AlarmCatalogue.Of(id);
            _alarms.Add(new AlarmEvent(Seconds(now), alarm.Code, alarm.Title, Point: 0));
            Add(now, $"alarm: {alarm.Code} {alarm.Title}", "early");
        }

        Compare(now, "guardian", before.Inputs.Readings.Guardian.Mode, now.Inputs.Readings.Guardian.Mode);
        if (now.Inputs.Readings.Guardian.Trip != before.Inputs.Readings.Guardian.Trip && now.Inputs.Readings.Guardian.Trip != GuardianTrip.None)
            Add(now, $"guardian cut the power: {now.Inputs.Readings.Guardian.Trip}", "broken");
        SwitchReading was = before.Inputs.Readings.Switches;
        SwitchReading switches = now.Inputs.Readings.Switches;
        Compare(now, "pedal contact closed", was.PedalNormallyOpenClosed, switches.PedalNormallyOpenClosed);
        Compare(now, "emergency stop loop intact", was.EmergencyStopLoopIntact, switches.EmergencyStopLoopIntact);
        Compare(now, "service key", was.ServiceKey, switches.ServiceKey);
        Compare(now, "holder", was.Syringe, switches.Syringe);
        Compare(now, "converter valid", before.Inputs.Readings.Analog.Valid, now.Inputs.Readings.Analog.Valid);
        Compare(now, "record works", before.Inputs.Receipt.Works, now.Inputs.Receipt.Works);
        Compare(now, "needle chip answers", before.Inputs.Readings.Needle.Has(AxisConditions.Answers), now.Inputs.Readings.Needle.Has(AxisConditions.Answers));
        Compare(now, "plunger chip answers", before.Inputs.Readings.Plunger.Has(AxisConditions.Answers), now.Inputs.Readings.Plunger.Has(AxisConditions.Answers));
    }

    private void Compare<T>(in RecordedCycle now, string what, T was, T isNow)
        where T : struct
    {
        if (!EqualityComparer<T>.Default.Equals(was, isNow))
            Add(now, $"{what}: {(isNow is bool flag ? flag ? "yes" : "no" : isNow.ToString())}");
    }

    private void Add(in RecordedCycle cycle, string words, string style = "") => _list.Add(new BlackBoxEvent(Seconds(cycle), cycle.Number, words, style));
}
