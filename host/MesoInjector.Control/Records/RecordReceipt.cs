using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Records;

/// <summary>What the record store says back. <c>default</c> says that nothing works, which is safe.</summary>
/// <param name="LastDurable">The latest authorisation that is on disk.</param>
/// <param name="Works">The store could write the last time, and the queue to it has room.</param>
/// <param name="Interrupted">An authorisation found at start without an outcome; none when there is none.</param>
/// <param name="InterruptedPoint">The point it was for.</param>
/// <param name="InterruptedMost">The most that can have gone in.</param>
public readonly record struct RecordReceipt(
    AuthorisationId LastDurable, bool Works, AuthorisationId Interrupted = default, int InterruptedPoint = 0, FluidVolume InterruptedMost = default);
