namespace MesoInjector.Control.Quantities;

/// <summary>The unique number of one permission to inject. <c>default</c> is none.</summary>
/// <param name="Value">1 and up; grows by one with every authorisation of a device, across sessions.</param>
public readonly record struct AuthorisationId(long Value)
{
    /// <summary>The one after.</summary>
    public AuthorisationId Next() => new(Value + 1);

    /// <inheritdoc />
    public override string ToString() => $"A{Value}";
}
