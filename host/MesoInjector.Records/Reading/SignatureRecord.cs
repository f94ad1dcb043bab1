namespace MesoInjector.Records.Reading;

/// <summary>Somebody signed for a session, with their PIN.</summary>
/// <param name="When">Wall clock, UTC.</param>
/// <param name="Who">Who.</param>
/// <param name="Notes">What they added; empty for nothing.</param>
public sealed record SignatureRecord(DateTimeOffset When, UserStamp Who, string Notes);
