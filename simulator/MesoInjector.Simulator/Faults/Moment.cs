using MesoInjector.Control.Machine;

namespace MesoInjector.Simulator.Faults;

/// <summary>When something happens in a session: so long after the state, the point, or the state at the point is first seen.</summary>
/// <param name="Point">The point of the plan; 0 for any.</param>
/// <param name="State">The state; null for any.</param>
/// <param name="After">How long after that; with neither point nor state, after the device is switched on.</param>
public readonly record struct Moment(int Point, InjectorState? State, TimeSpan After)
{
    /// <summary>Whether the device is where the time begins to count.</summary>
    public bool Begins(InjectorState state, int point) => (State is not { } wanted || state == wanted) && (Point == 0 || point == Point);
}
