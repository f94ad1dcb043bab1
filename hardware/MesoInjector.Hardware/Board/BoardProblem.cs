namespace MesoInjector.Hardware.Board;

/// <summary>Something of the board that this machine does not offer.</summary>
/// <param name="Path">The file or folder looked for.</param>
/// <param name="What">What is wrong with it, in words.</param>
/// <param name="Remedy">What to do.</param>
public sealed record BoardProblem(string Path, string What, string Remedy)
{
    /// <inheritdoc />
    public override string ToString() => $"{Path}: {What} {Remedy}";
}
