using MesoInjector.Simulator.Physics;

namespace MesoInjector.Simulator.Tests.Physics;

/// <summary>A syringe with a pusher that moves as told, and a point to inject into.</summary>
internal sealed class FluidRun
{
    public const double Flange = 10;

    private readonly NeedleParameters _needle;

    public FluidRun(SyringeParameters? syringe = null, NeedleParameters? needle = null, TissueParameters? patient = null, double viscosity = 1, bool primed = true)
    {
        SyringeParameters chosen = syringe ?? SyringeParameters.ThreeMillilitre;
        _needle = needle ?? NeedleParameters.Find(30, 4);
        Tissue = new Tissue(patient ?? new TissueParameters { PointScatter = 0 }, 1, 1);
        Fluid = new SyringeFluid(chosen, _needle, viscosity, chosen.CapacityMicrolitres * 0.9, Flange);
        Pusher = Flange;
        if (!primed)
            return;
        Push(chosen.DeadSpaceMicrolitres + 15, 30);
        Wait(20);
    }

    public SyringeFluid Fluid { get; }

    public Tissue Tissue { get; }

    public TipPlace Place { get; private set; }

    public double Pusher { get; set; }

    public double Time { get; private set; }

    /// <summary>The highest force on the pusher since the last push began.</summary>
    public double Highest { get; private set; }

    /// <summary>The lowest pressure ever.</summary>
    public double LowestPressure { get; private set; }

    /// <summary>All it showed was a number, and no more air in the tip than none.</summary>
    public bool Sane { get; private set; } = true;

    /// <summary>Displaced volume less all the places it can be.</summary>
    public double Unaccounted => Fluid.Displaced - Fluid.Stored - Fluid.AirExpelled - Fluid.Discarded - Fluid.TotalDelivered
                                 - Fluid.OnSkin - Fluid.LuerLost;

    public void Insert(double depth = 1.3)
    {
        Tissue.PlaceTip(depth, _needle.BevelMillimetres, 1.4);
        Place = TipPlace.Tissue;
        Step();
    }

    public void Withdraw()
    {
        Place = TipPlace.Air;
        Step();
    }

    public void Push(double microlitres, double flow, double seconds = PhysicsStep.Fine)
    {
        Highest = double.NegativeInfinity;
        double travel = microlitres / Fluid.Syringe.Area;
        double from = Pusher;
        int steps = Math.Max((int)Math.Ceiling(Math.Abs(microlitres) / flow / seconds), 1);
        for (int step = 1; step <= steps; step++)
        {
            Pusher = from + (travel * step / steps);
            Step(seconds);
        }
    }

    public void Wait(double seconds, double step = PhysicsStep.Coarse)
    {
        for (int left = (int)Math.Round(seconds / step); left > 0; left--)
            Step(step);
    }

    public void Step(double seconds = PhysicsStep.Fine)
    {
        Fluid.Step(Pusher, Place, Tissue, Time, seconds);
        Time += seconds;
        Highest = Math.Max(Highest, Fluid.PusherForce);
        LowestPressure = Math.Min(LowestPressure, Fluid.LinePressure);
        Sane &= double.IsFinite(Fluid.LinePressure) && double.IsFinite(Fluid.RodForce) && double.IsFinite(Fluid.Flow) && Fluid.AirInTip >= 0
                && Fluid.PusherForce >= 0 && Fluid.Content > -1e-9;
    }
}
