using MesoInjector.Control.Quantities;

namespace MesoInjector.Control.Phases;

/// <summary>The gun stands on a point and a dose is authorised for it.</summary>
/// <param name="Authorisation">The permission.</param>
/// <param name="Point">The point's number.</param>
/// <param name="Dose">What it shall get.</param>
/// <param name="Since">When the dose was authorised.</param>
internal sealed record Visit(AuthorisationId Authorisation, int Point, Dose Dose, MonotonicTime Since);
