using MesoInjector.Control.Alarms;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;

namespace MesoInjector.Control;

/// <summary>How the latest authorised dose of the session ended. <c>default</c> is none.</summary>
/// <param name="Authorisation">Which; tells one from the next.</param>
/// <param name="Point">The point it was for.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Commanded">What was authorised.</param>
/// <param name="Estimated">What is believed to have gone in.</param>
/// <param name="UpperBound">The most that can have gone in.</param>
/// <param name="Alarm">The interlock that ended it early; none for an operator's stop, or where nothing did.</param>
public readonly record struct LastInjection(
    AuthorisationId Authorisation, int Point, InjectionOutcome Outcome, Dose Commanded, FluidVolume Estimated, FluidVolume UpperBound, AlarmId Alarm);
