using MesoInjector.Control.Treatment;

namespace MesoInjector.Records.Reading;

/// <summary>The answer to one screening question.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Yes">The answer; null when it was not given.</param>
public sealed record ScreeningAnswer(Contraindication Question, bool? Yes);

/// <summary>A set of screening answers as it was given.</summary>
/// <param name="When">When.</param>
/// <param name="Who">Who entered it.</param>
/// <param name="Answers">One per question, in the order of asking.</param>
/// <param name="Overrides">Decisions against a yes, each with its clinician and reason.</param>
/// <param name="Cleared">Whether the session could go on.</param>
public sealed record ScreeningRecord(
    RecordedTime When, UserStamp Who, IReadOnlyList<ScreeningAnswer> Answers, IReadOnlyList<ScreeningOverride> Overrides, bool Cleared);
