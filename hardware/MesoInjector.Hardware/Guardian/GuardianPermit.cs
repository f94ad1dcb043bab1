namespace MesoInjector.Hardware.Guardian;

/// <summary>What one injection may do.</summary>
/// <param name="MaxDepth">Encoder counts from the nose plane; 0 for priming: the needle stays behind it.</param>
/// <param name="MaxPlunger">Encoder counts beyond the furthest the plunger has been.</param>
/// <param name="Milliseconds">How long the permit lasts.</param>
/// <param name="Number">Which permit since power-up it is to be, modulo 16: one more than the status showed. The guardian opens no other, so a request that is repeated opens one permit.</param>
public readonly record struct GuardianPermit(ushort MaxDepth, ushort MaxPlunger, ushort Milliseconds, byte Number = 0);
