using MesoInjector.Control.Treatment;
using MesoInjector.Records.Reading;

namespace MesoInjector.Records;

/// <summary>What may be kept of a patient.</summary>
internal static class PatientRules
{
    private const int LongestCode = 40;
    private const int LongestNotes = 4000;
    private const int OldestYears = 120;

    public static Refusal? Block(PatientRecord patient, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(patient.Code) || patient.Code.Length > LongestCode || patient.Code.Trim() != patient.Code)
        {
            return new Refusal(RefusalCode.Screening, $"\"{patient.Code}\" is not a patient code.",
                $"Use 1 to {LongestCode} characters without blanks around them; not a name.");
        }

        if (patient.BirthYear is { } year && (year > today.Year || year < today.Year - OldestYears))
        {
            return new Refusal(RefusalCode.Screening, $"{year} is not a year of birth.",
                $"Enter {today.Year - OldestYears} to {today.Year}, or leave it out.");
        }

        return patient.Notes.Length > LongestNotes
            ? new Refusal(RefusalCode.Screening, $"The notes have {patient.Notes.Length} characters; {LongestNotes} can be kept.", "Shorten them.")
            : null;
    }
}
