using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MesoInjector.Configuration;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;
using MesoInjector.Daemon.Serving;
using MesoInjector.Link;
using MesoInjector.Simulator.Faults;
using MesoInjector.Simulator.Scenarios;

namespace MesoInjector.Simulator.Live;

/// <summary>
/// Takes requests of the name <c>bench.…</c>: what hands do to the gun and what goes wrong with it. They are read on the asker's thread and
/// done on the loop's, between two cycles.
/// </summary>
internal sealed class BenchDesk : IRequestHandler
{
    /// <summary>What every method of the bench begins with.</summary>
    public const string Prefix = "bench.";

    private const double LeastNewtons = 0.1;
    private const double MostNewtons = 20;
    private const double UsualDock = 2;
    private const int MostPoints = 1000;
    private const int MostFaults = 32;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly LiveBench _bench;
    private readonly IReadOnlyList<DemoUser> _demoUsers;
    private readonly Dictionary<string, Func<BenchArguments, Func<LiveBench, Refusal?>>> _methods;

    /// <param name="bench">The bench.</param>
    /// <param name="demoUsers">Who is known here, with their PINs.</param>
    public BenchDesk(LiveBench bench, IReadOnlyList<DemoUser> demoUsers)
    {
        _bench = bench;
        _demoUsers = demoUsers;
        _methods = new(StringComparer.Ordinal)
        {
            ["status"] = _ => _ => null,
            ["touchDown"] = arguments => TouchDown(arguments.Number("newtons", LeastNewtons, MostNewtons)),
            ["dock"] = arguments => Dock(arguments.MaybeNumber("newtons", LeastNewtons, MostNewtons) ?? UsualDock),
            ["liftOff"] = _ => ByHand(bench => bench.Hands.LiftOff(bench.Gun.Now)),
            ["pedal"] = arguments => Pedal(arguments.Flag("down")),
            ["insertSyringe"] = InsertSyringe,
            ["removeSyringe"] = _ => RemoveSyringe,
            ["fitNeedle"] = FitNeedle,
            ["emergencyStop"] = arguments => EmergencyStop(arguments.Flag("pressed")),
            ["key"] = arguments => Key(arguments.Flag("turned")),
            ["fault"] = AddFault,
            ["clearFaults"] = _ => Done(bench => bench.ClearFaults()),
            ["scale"] = SetScale,
            ["assist"] = arguments => Assist(arguments.Flag("on")),
        };
    }

    /// <inheritdoc />
    public LinkReply? Handle(LinkRequest request, IRequestContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Ask(request.Method, request.Arguments) switch
        {
            null => null,
            { Refusal: { } refusal } => LinkReply.Refused(request, refusal),
            { Result: var result } => LinkReply.Done(request, result),
        };
    }

    /// <summary>Does what is asked, or says why not.</summary>
    /// <param name="method">The whole name of the method.</param>
    /// <param name="arguments">A JSON object, or nothing.</param>
    /// <returns>Null where the method is none of the bench's.</returns>
    public BenchReply? Ask(string method, JsonElement arguments)
    {
        ArgumentNullException.ThrowIfNull(method);
        if (!method.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        string name = method[Prefix.Length..];
        var read = new BenchArguments(arguments);
        if (name == "faults")
        {
            read.Close();
            return read.Problem is { } wrong ? new BenchReply(Result: null, wrong) : new BenchReply(Catalogue(), Refusal: null);
        }

        if (!_methods.TryGetValue(name, out var find))
            return BenchReply.Refuse(RefusalCode.Request, $"The bench knows no {Quote.Of(method)}.", Likeness.Suggestion(name, [.. _methods.Keys, "faults"]));
        Func<LiveBench, Refusal?> deed = find(read);
        read.Close();
        if (read.Problem is { } problem)
            return new BenchReply(Result: null, problem);
        return _bench.Deeds.Do(bench => deed(bench) is { } refusal ? new BenchReply(Result: null, refusal) : new BenchReply(BenchStatus.Of(bench, _demoUsers), Refusal: null), Patience)
               ?? BenchReply.Refuse(RefusalCode.Busy, "The bench did not answer.", "Try again; it is busy, or the daemon is ending.");
    }

    private static JsonObject Catalogue() => new()
    {
        ["faults"] = new JsonArray([.. FaultCatalogue.All.Select(fault => (JsonNode)new JsonObject
        {
            ["name"] = fault.Name, ["component"] = fault.Component, ["mode"] = fault.Mode, ["words"] = fault.Words, ["ends"] = fault.End is not null,
        })]),
    };

    private static Func<LiveBench, Refusal?> Done(Action<LiveBench> deed) => bench =>
    {
        deed(bench);
        return null;
    };

    /// <summary>Who takes gun or pedal in the own hand needs no assistant any more.</summary>
    private static Func<LiveBench, Refusal?> ByHand(Action<LiveBench> deed) => bench =>
    {
        bench.Assistant.End(bench.Gun.Now);
        deed(bench);
        return null;
    };

    private static Func<LiveBench, Refusal?> TouchDown(double newtons) => ByHand(bench => bench.Hands.TouchDown(bench.Gun.Now, newtons));

    private static Func<LiveBench, Refusal?> Dock(double newtons) => ByHand(bench => bench.Hands.Dock(bench.Gun.Now, newtons));

    /// <summary>Only a foot that goes on the pedal sends the assistant away: a page lets go in many ways, and more often than needed.</summary>
    private static Func<LiveBench, Refusal?> Pedal(bool down) => down ? ByHand(bench => bench.Pedal(down)) : Done(bench => bench.Pedal(down));

    private static Func<LiveBench, Refusal?> InsertSyringe(BenchArguments arguments)
    {
        SyringeType? type = null;
        if (arguments.MaybeText("type") is { } name && (type = SyringeType.All.FirstOrDefault(syringe => syringe.Name == name)) is null)
            arguments.Refuse($"There is no syringe {Quote.Of(name)}.", Likeness.Suggestion(name, [.. SyringeType.All.Select(syringe => syringe.Name)]));
        long? fill = arguments.MaybeWhole("fillNl", 1, SyringeType.All.Max(syringe => syringe.Capacity.Nanolitres));
        return bench =>
        {
            if (bench.Gun.Fluid is not null)
                return new Refusal(RefusalCode.NotNow, "There is a syringe in the holder.", "Take it out first.");
            BenchStore.Declaration? declared = bench.Store?.Declared;
            if ((type ?? declared?.Syringe) is not { } syringe || (fill ?? declared?.Fill.Nanolitres) is not { } nanolitres)
                return new Refusal(RefusalCode.NotNow, "No session has declared a syringe.", "Say type and fillNl, or open a session first.");
            if (nanolitres > syringe.Capacity.Nanolitres)
                return new Refusal(RefusalCode.NotNow, $"A {syringe} syringe cannot hold {FluidVolume.FromNanolitres(nanolitres)}.", $"Fill in at most {syringe.Capacity}.");
            bench.InsertSyringe(syringe, FluidVolume.FromNanolitres(nanolitres));
            return null;
        };
    }

    private static Refusal? RemoveSyringe(LiveBench bench)
    {
        if (bench.Gun.Fluid is null)
            return new Refusal(RefusalCode.NotNow, "There is no syringe in the holder.", "Put one in first.");
        bench.RemoveSyringe();
        return null;
    }

    private static Func<LiveBench, Refusal?> FitNeedle(BenchArguments arguments)
    {
        long? gauge = arguments.MaybeWhole("gauge", 1, 99);
        long? length = arguments.MaybeWhole("lengthMm", 1, 99);
        if (gauge is null != length is null)
            arguments.Refuse("Gauge and length go together.", "Send both, or neither.");
        NeedleType? named = gauge is { } thin && length is { } exposed ? NeedleType.Find((int)thin, (int)exposed) : null;
        if (gauge is not null && length is not null && named is null)
            arguments.Refuse($"There is no needle {gauge}G x {length} mm.", $"Gauges are {string.Join(", ", NeedleType.KnownGauges)}; lengths {string.Join(", ", NeedleType.KnownLengths)} mm.");
        return bench =>
        {
            if ((named ?? bench.Store?.Declared?.Needle) is not { } needle)
                return new Refusal(RefusalCode.NotNow, "No session has declared a needle.", "Say gauge and lengthMm, or open a session first.");
            bench.FitNeedle(needle);
            return null;
        };
    }

    private static Func<LiveBench, Refusal?> EmergencyStop(bool pressed) => Done(bench =>
    {
        if (pressed)
            bench.PressEmergencyStop();
        else
            bench.ReleaseEmergencyStop();
    });

    private static Func<LiveBench, Refusal?> Key(bool turned) => Done(bench => bench.TurnServiceKey(turned));

    /// <summary>One entry of a scenario's list of faults; the name alone is enough.</summary>
    private static Func<LiveBench, Refusal?> AddFault(BenchArguments arguments)
    {
        string text = arguments.Text("text");
        if (arguments.Problem is not null)
            return _ => null;
        string entry = text.Contains(':', StringComparison.Ordinal) ? text : $"fault: {text}";
        ConfigurationResult<MappingReader> source = YamlSource.Read("fault", Encoding.UTF8.GetBytes($"faults: [ {{ {entry} }} ]"));
        IReadOnlyList<ConfigurationProblem> problems = source.Problems;
        List<ScheduledFault> faults = [];
        if (source.Value is { } reader)
        {
            faults = FaultReader.Read(reader.Mappings("faults"), MostPoints);
            problems = reader.Close();
        }

        if (problems.Count > 0)
            arguments.Refuse($"{problems[0].Message}.", $"{problems[0].Suggestion}.");
        else if (faults.Count != 1)
            arguments.Refuse("That is not one fault.", "Send one at a time, such as contact-force stuck.");
        else if (faults[0].Fault.Component == "mains")
            arguments.Refuse("A power cut takes the daemon with it.", "End the daemon and start it again; kill -9 ends it as a power cut does.");
        return bench =>
        {
            if (bench.Faults.Count() >= MostFaults)
                return new Refusal(RefusalCode.NotNow, $"{MostFaults} faults are active or wait already.", "Clear them first.");
            bench.Add(faults[0]);
            return null;
        };
    }

    private static Func<LiveBench, Refusal?> SetScale(BenchArguments arguments)
    {
        double? factor = arguments.MaybeNumber("factor", BenchDaemonOptions.LeastScale, BenchDaemonOptions.MostScale);
        bool? paused = arguments.MaybeFlag("paused");
        if (factor is null && paused is null)
            arguments.Refuse("factor is missing.", "Send factor, paused, or both.");
        return Done(bench =>
        {
            bench.Clock.Scale = factor ?? bench.Clock.Scale;
            bench.Clock.Paused = paused ?? bench.Clock.Paused;
        });
    }

    private static Func<LiveBench, Refusal?> Assist(bool on) => Done(bench =>
    {
        if (!on)
            bench.Assistant.End(bench.Gun.Now);
        else if (!bench.Assistant.On)
            bench.Assistant.Begin();
    });
}
