using MesoInjector.Configuration;
using MesoInjector.Simulator.Operator;

namespace MesoInjector.Simulator.Scenarios;

/// <summary>Reads how the operator works and what goes wrong at points.</summary>
internal static class OperatorReader
{
    public static (string Word, Slips Value)[] Slips { get; } = EnumWords.All(Operator.Slips.None);

    public static (string Word, ServiceWork Value)[] Service { get; } = EnumWords.All(ServiceWork.None);

    public static (string Word, MishapKind Value)[] Mishaps { get; } = EnumWords.All<MishapKind>();

    /// <summary>These have no later moment, and no length.</summary>
    public static bool Timed(MishapKind kind) => kind is not (MishapKind.PressInAir or MishapKind.ChangeNeedle or MishapKind.ChangeSyringe
        or MishapKind.SkipPoint or MishapKind.RepeatPoint);

    /// <summary>To the microsecond: <see cref="TimeSpan.FromSeconds(double)"/> makes 0.5699999 s of 0.57.</summary>
    public static TimeSpan Exactly(double seconds) => TimeSpan.FromMicroseconds((long)Math.Round(seconds * 1e6));

    public static Habits ReadHabits(MappingReader? reader)
    {
        var usual = new Habits();
        if (reader is null)
            return usual;
        return new Habits
        {
            Pace = reader.Has("pace") ? Seconds(reader, "pace", 1, 600) : usual.Pace,
            Reaction = reader.Has("reaction") ? Milliseconds(reader, "reaction", 50, 5000) : usual.Reaction,

            // The operator's hand keeps within these whatever it is told.
            ContactNewtons = reader.Has("contact") ? reader.Quantity("contact", QuantityUnit.Newton, 0.6, 4) : usual.ContactNewtons,
            TremorPart = reader.Has("tremorPart") ? reader.Number("tremorPart", 0, 1) : usual.TremorPart,
            PedalBounce = reader.Has("pedalBounce") ? Milliseconds(reader, "pedalBounce", 0, 100) : usual.PedalBounce,
            Recoveries = reader.Has("recoveries") ? (int)reader.Whole("recoveries", 0, 100) : usual.Recoveries,
            SpareSyringes = reader.Has("spareSyringes") ? (int)reader.Whole("spareSyringes", 0, 20) : usual.SpareSyringes,
            Slips = reader.Has("slips") ? reader.ManyOf("slips", Slips).Aggregate(usual.Slips, (all, one) => all | one) : usual.Slips,
            Service = reader.Has("service") ? reader.ManyOf("service", Service).Aggregate(usual.Service, (all, one) => all | one) : usual.Service,
        };
    }

    public static List<Mishap> ReadMishaps(IReadOnlyList<MappingReader> readers, int points)
    {
        List<Mishap> mishaps = [];
        foreach (MappingReader reader in readers)
        {
            int point = (int)reader.Whole("point", 1, points);
            MishapKind kind = reader.OneOf("kind", Mishaps);
            TimeSpan after = Timed(kind) ? Seconds(reader, "after", 0, 600) : TimeSpan.Zero;
            if (reader.IsSound("point") && mishaps.Exists(earlier => earlier.Point == point))
                reader.AddProblem("point", $"point {point} has a mishap already", "at most one for each point");
            if (reader.IsSound("point"))
                mishaps.Add(new Mishap(point, kind, after));
        }

        return mishaps;
    }

    private static TimeSpan Seconds(MappingReader reader, string key, double least, double most) =>
        Exactly(reader.Quantity(key, QuantityUnit.Second, least, most));

    private static TimeSpan Milliseconds(MappingReader reader, string key, double least, double most) =>
        Exactly(reader.Quantity(key, QuantityUnit.Millisecond, least, most) / 1000);
}
