using System.Globalization;
using MesoInjector.Control;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Daemon.Recording;

/// <summary>One output that came out otherwise.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Recorded">What the recording says.</param>
/// <param name="Replayed">What came out now.</param>
public sealed record FieldDifference(string Field, string Recorded, string Replayed);

/// <summary>The first cycle whose outputs came out otherwise.</summary>
/// <param name="Cycle">Its number; 1 is the first after switching on.</param>
/// <param name="At">Its time.</param>
/// <param name="State">The recorded state after it.</param>
/// <param name="Fields">What differs.</param>
public sealed record CycleDifference(long Cycle, MonotonicTime At, InjectorState State, IReadOnlyList<FieldDifference> Fields);

/// <summary>What became of a replay.</summary>
/// <param name="Cycles">How many cycles came out bit for bit as recorded.</param>
/// <param name="Time">How much time they span.</param>
/// <param name="Difference">The first that did not; null when all did.</param>
/// <param name="Stopped">Why it could not go on to the end, in words; null when it did.</param>
public sealed record ReplayResult(long Cycles, TimeSpan Time, CycleDifference? Difference, string? Stopped)
{
    /// <summary>Everything recorded came out the same.</summary>
    public bool Reproduced => Difference is null && Stopped is null;
}

/// <summary>Gives a recording's inputs to a new controller and compares what comes out, bit for bit.</summary>
public static class Replay
{
    private static readonly (string Name, Func<BlackBoxRow, string> Value)[] Outputs =
    [
        ("state", row => ((InjectorState)row.State).ToString()),
        ("alarms", row => Alarms(new AlarmSet(row.Alarms))),
        ("needle motion", row => ((AxisMotion)row.Needle.Motion).ToString()),
        ("needle target, nm", row => Number(row.Needle.Target)),
        ("needle speed, µm/s", row => Number(row.Needle.Speed)),
        ("needle acceleration, mm/s²", row => Number(row.Needle.Acceleration)),
        ("plunger motion", row => ((AxisMotion)row.Plunger.Motion).ToString()),
        ("plunger target, nm", row => Number(row.Plunger.Target)),
        ("plunger speed, µm/s", row => Number(row.Plunger.Speed)),
        ("plunger acceleration, mm/s²", row => Number(row.Plunger.Acceleration)),
        ("drives on", row => row.OutputBits != 0 ? "yes" : "no"),
        ("guardian wish", row => ((GuardianWish)row.Wish).ToString()),
        ("guardian depth, nm", row => Number(row.WishDepth)),
        ("guardian travel, nm", row => Number(row.WishTravel)),
        ("guardian duration, ticks", row => Number(row.WishDuration)),
        ("guardian tip zero, nm", row => Number(row.WishTipZero)),
        ("lamp", row => ((LampSignal)row.Lamp).ToString()),
        ("sound", row => ((SoundSignal)row.Sound).ToString()),
        ("answer to a command", row => row.Answer switch { 0 => "none", 1 => "taken", _ => $"refused: {(Control.Treatment.RefusalCode)(row.Answer - 2)}" }),
        ("records", row => Number(row.RecordCount)),
        ("content of records", row => row.RecordSum.ToString("x8", CultureInfo.InvariantCulture)),
    ];

    /// <summary>Replays recordings that follow one another, the first of which begins at switching on.</summary>
    /// <param name="recordings">One box, or the boxes of one run in their order.</param>
    /// <param name="progress">Told the number of each cycle; null for nobody.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static ReplayResult Run(IEnumerable<BlackBoxRecording> recordings, Action<long>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(recordings);
        var controller = new InjectorController();
        BlackBoxRow replayed = default;
        long done = 0;
        MonotonicTime first = default;
        MonotonicTime last = default;
        foreach (RecordedCycle cycle in recordings.SelectMany(recording => recording.Cycles()))
        {
            cancellation.ThrowIfCancellationRequested();
            if (cycle.Number != done + 1)
                return Ended(done == 0 ? $"The recording begins with cycle {cycle.Number}." : $"Cycles {done + 1} to {cycle.Number - 1} cannot be read.");
            InjectorInputs inputs = cycle.Inputs;
            if (cycle.CommandIsMissing)
                return Ended($"The operator's command of cycle {cycle.Number} cannot be read.");
            controller.Step(in inputs, out InjectorOutputs outputs);
            BlackBoxRow recorded = cycle.Row;
            replayed.See(in inputs);
            replayed.See(in outputs, controller.State, controller.Alarms);
            if (!BlackBoxRow.Bytes(ref recorded).SequenceEqual(BlackBoxRow.Bytes(ref replayed)))
                return Ended(null) with { Difference = new CycleDifference(cycle.Number, inputs.Now, cycle.State, Compare(recorded, replayed)) };
            first = done == 0 ? inputs.Now : first;
            last = inputs.Now;
            done++;
            progress?.Invoke(done);
        }

        return Ended(done == 0 ? "The recording holds no cycle that can be read." : null);

        ReplayResult Ended(string? why) => new(done, last - first, Difference: null, why);
    }

    private static FieldDifference[] Compare(BlackBoxRow recorded, BlackBoxRow replayed) =>
    [
        .. Outputs.Where(output => output.Value(recorded) != output.Value(replayed))
            .Select(output => new FieldDifference(output.Name, output.Value(recorded), output.Value(replayed))),
    ];

    private static string Alarms(AlarmSet alarms) => alarms.IsEmpty ? "none" : string.Join(", ", alarms.ToList().Select(alarm => AlarmCatalogue.Of(alarm).Code));

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
