using System.Runtime.InteropServices;

namespace MesoInjector.Guardian.Tests.Emulator;

/// <summary>What the guardian allows at a moment.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="Power">1 with the power on.</param>
/// <param name="NeedleLimit">The last count allowed.</param>
/// <param name="PlungerLimit">The last count allowed.</param>
/// <param name="TipZero">In force.</param>
/// <param name="PermitNumber">Permits opened, modulo 16.</param>
/// <param name="PermitLeft">Ticks of 100 µs.</param>
/// <param name="GraceLeft">Ticks.</param>
/// <param name="SinceHeartbeat">Ticks.</param>
/// <param name="Sequence">Of the last frame taken.</param>
/// <param name="Rejected">Frames refused.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct Freedom(
    int Mode,
    int Power,
    int NeedleLimit,
    int PlungerLimit,
    int TipZero,
    int PermitNumber,
    int PermitLeft,
    int GraceLeft,
    int SinceHeartbeat,
    int Sequence,
    int Rejected)
{
    /// <summary>In nothing more than before: no power gained, no limit, permit or time.</summary>
    public bool IsNoMoreThan(Freedom before) =>
        (Power <= before.Power)
        && NeedleLimit <= before.NeedleLimit && PlungerLimit <= before.PlungerLimit
        && TipZero >= before.TipZero && PermitNumber == before.PermitNumber
        && PermitLeft <= before.PermitLeft && (GraceLeft <= before.GraceLeft || before.GraceLeft == 0)
        && SinceHeartbeat >= before.SinceHeartbeat;
}
