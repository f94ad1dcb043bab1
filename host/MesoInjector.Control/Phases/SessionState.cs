using MesoInjector.Control.Calibration;
using MesoInjector.Control.Motion;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Phases;

/// <summary>What is known of the open session.</summary>
internal sealed class SessionState
{
    private AuthorisationId _nextAuthorisation;

    public SessionState(SessionOrder order)
    {
        Order = order;
        Protocol = order.Protocol;
        Ledger = new DoseLedger(Protocol.PointLimit, Protocol.SessionLimit);
        Progress = new PlanProgress(order.Plan);
        Calibration = order.Calibrations.DoseFor(Protocol.Syringe, order.Date);
        Forecast = Calibration is null ? DeliveryForecast.For(Protocol) : DeliveryForecast.For(Protocol, Calibration);
        Estimator = Calibration is null ? null : new DeliveryEstimator(Calibration, Forecast);
        Glide = Protocol.Syringe.TypicalGlide;
        Fill = order.Consumables.Fill;
        PressureInFlow = FluidPressure.FromPascals(
            (int)((Calibration?.ResistancePascalsPerNanolitrePerSecond(Protocol.Needle, Protocol.ViscosityMillipascalSeconds)
                ?? Protocol.Needle.ResistancePascalsPerNanolitrePerSecond(Protocol.ViscosityMillipascalSeconds)) * Protocol.Flow.NanolitresPerSecond));
        _nextAuthorisation = order.FirstAuthorisation;
    }

    public SessionOrder Order { get; }

    public Protocol Protocol { get; }

    public DoseLedger Ledger { get; }

    public PlanProgress Progress { get; }

    /// <summary>The dose calibration in force; null when there is none, and then nothing is injected.</summary>
    public DoseCalibration? Calibration { get; }

    public DeliveryForecast Forecast { get; }

    public DeliveryEstimator? Estimator { get; }

    public bool ScreeningCleared { get; set; }

    /// <summary>What the loaded syringe was declared to hold.</summary>
    public FluidVolume Fill { get; set; }

    /// <summary>Friction of the stopper, measured while priming.</summary>
    public AppliedForce Glide { get; set; }

    public bool Primed { get; set; }

    public int InsertionsOfNeedle { get; set; }

    /// <summary>When the last injection ended; null before the first.</summary>
    public MonotonicTime? LastInjectionEnd { get; set; }

    /// <summary>The most that the last dose can have left in the syringe and the next will bring out with its own.</summary>
    public FluidVolume Carried { get; set; }

    /// <summary>What priming may have left under pressure and no dose has accounted for yet: displaced before any of them, it goes in with the first.</summary>
    public FluidVolume LeftByPriming { get; set; }

    /// <summary>The pressure that the protocol's flow makes in the needle.</summary>
    public FluidPressure PressureInFlow { get; }

    /// <summary>Whether the changeover is of the syringe, not only of the needle.</summary>
    public bool ChangingSyringe { get; set; }

    /// <summary>The visit that is open: an authorised point with the gun on it.</summary>
    public Visit? Visit { get; set; }

    /// <summary>
    /// What the plunger must displace for a visit: its dose, and what charges the syringe on the first one, or less what an aborted one
    /// left in it. Never more than the point and the session may still have.
    /// </summary>
    public FluidVolume DisplacementFor(Visit visit)
    {
        FluidVolume dose = visit.Dose.ToFluidVolume();
        FluidVolume charge = FluidVolume.Min(Estimator!.Charge, FluidVolume.Min(Ledger.PointRemaining(visit.Point), Ledger.SessionRemaining));
        return dose + FluidVolume.Max(charge, -dose);
    }

    /// <summary>The number of the next authorisation.</summary>
    public AuthorisationId TakeAuthorisation()
    {
        AuthorisationId id = _nextAuthorisation;
        _nextAuthorisation = id.Next();
        return id;
    }
}
