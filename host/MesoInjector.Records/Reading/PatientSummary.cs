namespace MesoInjector.Records.Reading;

/// <summary>One line of a list of patients.</summary>
/// <param name="Patient">All that is kept of them.</param>
/// <param name="Sessions">How many sessions were opened for them.</param>
/// <param name="LastSession">The day of the last; null for none.</param>
public sealed record PatientSummary(PatientRecord Patient, int Sessions, DateOnly? LastSession);
