namespace MesoInjector.Calibration.Procedures;

/// <summary>Every procedure.</summary>
public static class ProcedureList
{
    private static readonly IProcedure[] All = [new DepthProcedure(), new DoseProcedure(), new ComplianceProcedure(), new ForceProcedure()];

    /// <summary>The procedure of a kind.</summary>
    public static IProcedure Of(CalibrationKind kind) => All.First(procedure => procedure.Kind == kind);
}
