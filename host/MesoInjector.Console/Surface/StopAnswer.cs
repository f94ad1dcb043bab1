namespace MesoInjector.Console.Surface;

/// <summary>What became of a STOP.</summary>
/// <param name="Id">The STOP's id: asked again with it, it is answered again and not done again.</param>
/// <param name="Stopped">The device answered. Where it did not, use the hardware stop.</param>
public sealed record StopAnswer(Guid Id, bool Stopped);
