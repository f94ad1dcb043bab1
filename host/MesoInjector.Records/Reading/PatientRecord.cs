namespace MesoInjector.Records.Reading;

/// <summary>All that is kept of a patient: no name, no address, no date of birth.</summary>
/// <param name="Code">Pseudonymous code; the clinic knows whose it is.</param>
/// <param name="BirthYear">Year of birth; null where not given.</param>
/// <param name="Notes">In the clinician's words; empty for none.</param>
public sealed record PatientRecord(string Code, int? BirthYear, string Notes);
