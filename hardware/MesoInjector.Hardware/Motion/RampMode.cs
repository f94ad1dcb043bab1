namespace MesoInjector.Hardware.Motion;

/// <summary>Modes of the ramp generator.</summary>
internal enum RampMode : byte
{
    Position = 0,
    VelocityPositive = 1,
    VelocityNegative = 2,
    Hold = 3,
}
