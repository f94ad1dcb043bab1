using BenchmarkDotNet.Attributes;
using MesoInjector.Control;
using MesoInjector.Simulator.Scenarios;

namespace MesoInjector.Benchmarks;

/// <summary>One decision of the controller, over the inputs of a whole session of six injections as the bench recorded them.</summary>
[MemoryDiagnoser]
public class StepBenchmark
{
    private InjectorInputs[] _inputs = [];
    private InjectorInputs[] _steady = [];
    private InjectorController _dwelling = new();

    /// <summary>Records a session.</summary>
    [GlobalSetup]
    public void Record()
    {
        Scenario scenario = Play.Scenario(Play.Protocol(40, "3 mL", 30, 6, out string reason) ?? throw new InvalidOperationException(reason), seed: 1, lineSensor: false);
        List<InjectorInputs> inputs = [];
        int firstDwell = 0;
        Play.Session(scenario, (_, bench) =>
        {
            inputs.Add(bench.Cycle.Inputs);
            if (firstDwell == 0 && bench.Controller.State == Control.Machine.InjectorState.Dwelling)
                firstDwell = inputs.Count;
        });
        _inputs = [.. inputs];
        _dwelling = new InjectorController();
        for (int i = 0; i < firstDwell; i++)
            _dwelling.Step(_inputs[i], out _);
        _steady = _inputs[firstDwell..(firstDwell + 1000)];
    }

    /// <summary>All cycles of the session that were not idle, transitions included.</summary>
    [Benchmark]
    public int WholeSession()
    {
        var controller = new InjectorController();
        foreach (ref readonly InjectorInputs inputs in _inputs.AsSpan())
            controller.Step(in inputs, out _);
        return _inputs.Length;
    }

    /// <summary>One cycle in the middle of a dwell: no transition.</summary>
    [Benchmark(OperationsPerInvoke = 1000)]
    public void OneStepWithoutTransition()
    {
        foreach (ref readonly InjectorInputs inputs in _steady.AsSpan())
            _dwelling.Step(in inputs, out _);
    }
}
