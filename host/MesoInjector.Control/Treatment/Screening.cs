namespace MesoInjector.Control.Treatment;

/// <summary>What is asked before every session. Any yes blocks.</summary>
public enum Contraindication : byte
{
    /// <summary>Under age. Can not be overridden.</summary>
    Minor = 0,

    /// <summary>Pregnant.</summary>
    Pregnancy,

    /// <summary>Nursing.</summary>
    Nursing,

    /// <summary>Under chemotherapy.</summary>
    Chemotherapy,

    /// <summary>Diabetes.</summary>
    Diabetes,

    /// <summary>Heart disease.</summary>
    HeartDisease,

    /// <summary>Kidney or liver failure.</summary>
    KidneyOrLiverFailure,

    /// <summary>Anticoagulants or a bleeding disorder.</summary>
    Bleeding,

    /// <summary>Allergy to a component.</summary>
    Allergy,

    /// <summary>Local infection.</summary>
    LocalInfection,

    /// <summary>Tendency to keloids.</summary>
    Keloid,
}

/// <summary>A clinician's written decision to go on in spite of a yes.</summary>
/// <param name="Against">What is overridden.</param>
/// <param name="Clinician">Who decided, by user name.</param>
/// <param name="Reason">Why, in words; must not be empty.</param>
public sealed record ScreeningOverride(Contraindication Against, string Clinician, string Reason);

/// <summary>The answers to the screening questions, and what was overridden. Immutable.</summary>
public sealed record Screening
{
    private readonly Dictionary<Contraindication, bool> _answers;

    /// <summary>Takes the answers as given.</summary>
    /// <param name="answers">Yes or no per question; a question that is missing counts as not asked.</param>
    /// <param name="overrides">Decisions against a yes.</param>
    public Screening(IReadOnlyDictionary<Contraindication, bool> answers, IReadOnlyList<ScreeningOverride> overrides)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(overrides);
        _answers = new Dictionary<Contraindication, bool>(answers);
        Overrides = [.. overrides];
    }

    /// <summary>Every question answered with no.</summary>
    public static Screening AllClear { get; } = new(Enum.GetValues<Contraindication>().ToDictionary(question => question, _ => false), []);

    /// <summary>Decisions against a yes.</summary>
    public IReadOnlyList<ScreeningOverride> Overrides { get; }

    /// <summary>The answer to a question.</summary>
    /// <returns>Null when it was not answered.</returns>
    public bool? Answer(Contraindication question) => _answers.TryGetValue(question, out bool yes) ? yes : null;

    /// <summary>Whether the session may go on.</summary>
    /// <returns>Null when it may; otherwise the first reason against it.</returns>
    public Refusal? Block()
    {
        foreach (Contraindication question in Enum.GetValues<Contraindication>())
        {
            switch (Answer(question))
            {
                case null:
                    return new Refusal(RefusalCode.Screening, $"{Words(question)}: not answered.", "Ask the patient and record the answer.");
                case true when !IsOverridden(question):
                    return new Refusal(RefusalCode.Screening, $"{Words(question)}: yes.",
                        question == Contraindication.Minor
                            ? "Minors are not treated with this device."
                            : "Do not treat, or override as a clinician with PIN and a written reason.");
                default:
                    break;
            }
        }

        return null;
    }

    /// <summary>The question in words.</summary>
    public static string Words(Contraindication question) => question switch
    {
        Contraindication.Minor => "Under 18 years of age",
        Contraindication.Pregnancy => "Pregnant",
        Contraindication.Nursing => "Nursing",
        Contraindication.Chemotherapy => "Under chemotherapy",
        Contraindication.Diabetes => "Diabetes",
        Contraindication.HeartDisease => "Heart disease",
        Contraindication.KidneyOrLiverFailure => "Kidney or liver failure",
        Contraindication.Bleeding => "Anticoagulants or bleeding disorder",
        Contraindication.Allergy => "Allergy to a component",
        Contraindication.LocalInfection => "Local infection",
        Contraindication.Keloid => "Tendency to keloids",
        _ => throw new ArgumentOutOfRangeException(nameof(question), question, "unknown question"),
    };

    private bool IsOverridden(Contraindication question) =>
        question != Contraindication.Minor
        && Overrides.Any(decision => decision.Against == question
                                     && !string.IsNullOrWhiteSpace(decision.Reason)
                                     && !string.IsNullOrWhiteSpace(decision.Clinician));
}
