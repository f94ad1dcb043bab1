using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;

namespace MesoInjector.Records.Tests;

/// <summary>Entries whose details do not matter.</summary>
internal static class Some
{
    public static RecordEntry Authorisation(long id, int point = 7) => new()
    {
        Kind = RecordKind.Authorised,
        At = MonotonicTime.FromMicroseconds(id * 1000),
        Authorisation = new AuthorisationId(id),
        Point = point,
        Commanded = Dose.FromMicrolitres(50),
        DepthCommanded = NeedleDepth.FromMicrometres(1500),
    };

    public static RecordEntry Outcome(long id, InjectionOutcome outcome = InjectionOutcome.Completed) => new()
    {
        Kind = RecordKind.Ended,
        At = MonotonicTime.FromMicroseconds((id * 1000) + 500),
        Authorisation = new AuthorisationId(id),
        Point = 7,
        Outcome = outcome,
    };

    public static RecordEntry Session() => new() { Kind = RecordKind.SessionOpened };
}
