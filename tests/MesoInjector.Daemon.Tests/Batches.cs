using System.Runtime.CompilerServices;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;

namespace MesoInjector.Daemon.Tests;

/// <summary>Batches as only the controller makes them.</summary>
internal static class Batches
{
    public static RecordBatch Of(params ReadOnlySpan<RecordEntry> entries)
    {
        var batch = new RecordBatch();
        foreach (ref readonly RecordEntry entry in entries)
            Add(batch, entry);
        return batch;
    }

    public static RecordEntry Authorisation(long id) => new()
    {
        Kind = RecordKind.Authorised,
        Authorisation = new AuthorisationId(id),
        Point = 3,
        Commanded = Dose.FromMicrolitres(40),
    };

    public static RecordEntry Note(int point) => new() { Kind = RecordKind.Refused, Point = point };

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Add")]
    private static extern void Add(RecordBatch batch, in RecordEntry entry);
}
