using System.Text.Json;
using System.Text.Json.Serialization;
using MesoInjector.Calibration.Procedures;

namespace MesoInjector.Calibration.Entry;

/// <summary>
/// A calibration that is being done: what is calibrated, and the readings so far. Immutable; a screen or a command saves it after each reading,
/// so that a crash loses none.
/// </summary>
/// <param name="Subject">What is calibrated, with what.</param>
/// <param name="Readings">The readings so far, in the order of the steps.</param>
public sealed record CalibrationWork(CalibrationSubject Subject, IReadOnlyList<double> Readings)
{
    /// <summary>Every reading there is to take.</summary>
    [JsonIgnore]
    public IReadOnlyList<ReadingStep> Steps => ProcedureList.Of(Subject.Kind).Steps(Subject);

    /// <summary>The reading to take next; null when all are taken.</summary>
    [JsonIgnore]
    public ReadingStep? Next => Readings.Count < Steps.Count ? Steps[Readings.Count] : null;

    /// <summary>A calibration about to begin.</summary>
    /// <returns>Null where something speaks against it.</returns>
    public static CalibrationWork? Begin(CalibrationSubject subject, out IReadOnlyList<Finding> problems)
    {
        ArgumentNullException.ThrowIfNull(subject);
        problems = subject.Problems();
        return problems.Count == 0 ? new CalibrationWork(subject, []) : null;
    }

    /// <summary>Takes the next reading.</summary>
    /// <returns>Null where it cannot be believed, or none is missing; nothing is changed then.</returns>
    public CalibrationWork? Take(double value, out Finding? problem)
    {
        problem = Next is { } step ? step.Problem(value) : Finding.Refuse("All readings are taken.", "Undo one to read it again.");
        return problem is null ? this with { Readings = [.. Readings, value] } : null;
    }

    /// <summary>Without the last reading.</summary>
    public CalibrationWork Undo() => Readings.Count == 0 ? this : this with { Readings = [.. Readings.SkipLast(1)] };

    /// <summary>What the readings say.</summary>
    /// <param name="before">The calibration before this one, to see what has changed; null for none.</param>
    /// <returns>Null as long as readings are missing.</returns>
    public Analysis? Analyse(Analysis? before = null)
    {
        if (Next is not null)
            return null;
        Analysis analysis = ProcedureList.Of(Subject.Kind).Analyse(Subject, Readings);
        if (before is null)
            return analysis;
        List<Finding> findings = [.. analysis.Findings];
        foreach (Result now in analysis.Results.Where(result => result.Uncertainty is not null))
        {
            if (before.Results.FirstOrDefault(result => result.Name == now.Name && result.Unit == now.Unit) is { Uncertainty: not null } then && now.Name != DepthProcedure.Offset)
                Common.AddDrift(findings, now, then);
        }

        return analysis with { Findings = findings };
    }

    /// <summary>As text, to be saved.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, CalibrationText.Options);

    /// <summary>From text.</summary>
    /// <exception cref="InvalidDataException">It is not one, or a reading in it cannot be believed.</exception>
    public static CalibrationWork FromJson(string text)
    {
        try
        {
            CalibrationWork saved = JsonSerializer.Deserialize<CalibrationWork>(text, CalibrationText.Options) ?? throw new InvalidDataException("it is empty");
            CalibrationWork? work = Begin(saved.Subject, out IReadOnlyList<Finding> problems) ?? throw new InvalidDataException(problems[0].ToString());
            foreach (double reading in saved.Readings)
                work = work.Take(reading, out Finding? problem) ?? throw new InvalidDataException(problem!.ToString());
            return work;
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw new InvalidDataException(exception.Message, exception);
        }
    }
}
