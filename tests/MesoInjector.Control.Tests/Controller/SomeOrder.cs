using MesoInjector.Control.Calibration;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Tests.Treatment;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Tests.Controller;

/// <summary>A session that may be opened.</summary>
internal static class SomeOrder
{
    private static readonly DateOnly Today = new(2026, 11, 2);

    public static SessionOrder Sound { get; } = Make();

    private static SessionOrder Make()
    {
        Assert.Null(TreatmentPlan.TryLayOut(Some.Protocol(), [ScalpRegion.Frontal, ScalpRegion.MidScalp, ScalpRegion.Vertex], 36, out TreatmentPlan? plan));
        const string handpiece = "T-1";
        var calibrations = new CalibrationSet(handpiece,
            new DepthCalibration(handpiece, Today, ScalePartsPerMillion: 0, AxisPosition.FromMicrometres(20), AxisPosition.FromMicrometres(20)),
            [.. SyringeType.All.Select(syringe => new DoseCalibration(handpiece, Today, syringe, syringe.TypicalCompliance, AxisPosition.FromMicrometres(60)))]);
        return new SessionOrder(1, "patient", new Course(1, null), plan!,
            new Consumables("saline", "C", Today.AddYears(1), "S", "N", FluidVolume.FromMicrolitres(1900)),
            Checklist.AllDone, calibrations, Today, new AuthorisationId(1));
    }
}
