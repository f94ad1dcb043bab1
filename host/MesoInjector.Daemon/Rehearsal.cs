using MesoInjector.Control;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Daemon.Recording;

namespace MesoInjector.Daemon;

/// <summary>
/// Runs the cycle over hardware that is not there before it runs over hardware that is: what the runtime compiles only when it is first
/// used (generic code, above all the state machine) is then compiled. A controller of its own, thrown away afterwards.
/// </summary>
internal static class Rehearsal
{
    private const int Cycles = 2000;

    /// <returns>How many records it made: proof that states changed.</returns>
    public static int Run()
    {
        var keeper = new Shredder();
        var controller = new InjectorController();
        var box = new BlackBox(1, canFreeze: true);
        var cycle = new ControlCycle(new Nowhere(), controller, keeper, box);
        var port = new OperatorPort();
        var statistics = new LoopStatistics();
        for (int i = 0; i < Cycles; i++)
        {
            if (i % 100 == 0)
                port.Commands.TryGive(Command(i / 100));
            cycle.Run(MonotonicTime.FromMicroseconds(i * 1000L), TimeSpan.Zero, port.Commands.Take());
            if (cycle.Outputs.Answer is { } answer)
                port.Answers.TryAdd(answer);
            controller.Look(out Snapshot snapshot);
            port.Snapshots.Publish(snapshot);
            statistics.Add(TimeSpan.Zero, TimeSpan.Zero, 0);
        }

        box.TryFreeze();
        return keeper.Count;
    }

    private static OperatorCommand Command(int number) => (number % 6) switch
    {
        0 => new OperatorCommand.Arm(Guid.NewGuid()),
        1 => new OperatorCommand.Pause(Guid.NewGuid()),
        2 => new OperatorCommand.EndSession(Guid.NewGuid()),
        3 => new OperatorCommand.Acknowledge(Guid.NewGuid()),
        4 => new OperatorCommand.Restart(Guid.NewGuid()),
        _ => new OperatorCommand.Stop(Guid.NewGuid()),
    };

    /// <summary>Hardware that is not there: everything invalid, which is unsafe, so nothing ever gets beyond the self-test.</summary>
    private sealed class Nowhere : IInjectorDevice
    {
        public void Sense(MonotonicTime now, ref DeviceReadings readings) => readings = default;

        public void Act(MonotonicTime now, in InjectorOutputs outputs)
        {
            // There is nothing to act on.
        }
    }

    /// <summary>Takes records as the recorder does, and throws them away.</summary>
    private sealed class Shredder : IRecordKeeper
    {
        private readonly HandoverRing<RecordEntry> _ring = new(64);
        private readonly RecordEntry[] _batch = new RecordEntry[64];

        public int Count { get; private set; }

        public RecordReceipt Receipt => new(default, Works: true);

        public void Keep(RecordBatch batch)
        {
            foreach (ref readonly RecordEntry entry in batch.Entries)
                _ring.TryAdd(entry);
            int count = _ring.Peek(_batch);
            _ring.Remove(count);
            Count += count;
        }
    }
}
