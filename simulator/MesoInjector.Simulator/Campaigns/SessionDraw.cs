using MesoInjector.Configuration;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;
using MesoInjector.Simulator.Faults;
using MesoInjector.Simulator.Operator;
using MesoInjector.Simulator.Scenarios;
using UnitsNet;

namespace MesoInjector.Simulator.Campaigns;

/// <summary>
/// Draws a session: protocol, patient, syringe and needle, operator, and what goes wrong. Each session draws its own mix of faults before
/// it draws faults: a few parts that may fail, the others sound, so that rare combinations come together often enough.
/// </summary>
public static class SessionDraw
{
    private const int MostFaults = 4;
    private const int MostPoints = 6;
    private const int MostNappagePoints = 15;
    private const int EnoughRecoveries = 12;

    private const double TechnicianPart = 0.08;

    private const ulong TechniciansDice = 0x5EC1_A7E5;

    /// <summary>A needle is worn after 60 insertions.</summary>
    private const int MoreThanANeedleLasts = 63;

    private static readonly Protocol[] Protocols = [.. ProtocolLibrary.Names.Select(name => ProtocolLibrary.Find(name)!.Value!)];

    private static readonly string[] Components = [.. FaultCatalogue.All.Select(fault => fault.Component).Distinct(StringComparer.Ordinal)];

    /// <summary>When faults begin: most of them while something moves.</summary>
    private static readonly InjectorState[] Moments =
    [
        InjectorState.Boot, InjectorState.SelfTest, InjectorState.Homing, InjectorState.Standby, InjectorState.LoadingSyringe, InjectorState.TouchOff, InjectorState.Priming,
        InjectorState.Ready, InjectorState.Armed, InjectorState.Armed, InjectorState.Inserting, InjectorState.Inserting, InjectorState.Dispensing, InjectorState.Dispensing,
        InjectorState.Dispensing, InjectorState.Dwelling, InjectorState.Dwelling, InjectorState.Withdrawing, InjectorState.Withdrawing, InjectorState.Changeover,
        InjectorState.SessionReview, InjectorState.Faulted, InjectorState.Tripped,
    ];

    /// <summary>When the fault of a part tells most.</summary>
    private static readonly Dictionary<string, InjectorState> Telling = new(StringComparer.Ordinal)
    {
        ["pedal"] = InjectorState.Armed,
        ["syringe"] = InjectorState.Dispensing,
        ["needle"] = InjectorState.Dispensing,
        ["fluid"] = InjectorState.Inserting,
        ["needle-home-switch"] = InjectorState.Homing,
        ["plunger-home-switch"] = InjectorState.Homing,
    };

    private static readonly MishapKind[] Mishaps = Enum.GetValues<MishapKind>();

    /// <summary>The session of this number in the campaign of this seed.</summary>
    public static Scenario Scenario(ulong seed, long number)
    {
        Scenario session = Draw(new Dice(seed, (ulong)number), seed, number);

        // Technicians come with dice of their own: sessions without one are what they were before there were any.
        var visit = new Dice(seed ^ TechniciansDice, (ulong)number);
        if (!visit.Chance(TechnicianPart))
            return session;
        ServiceWork work = DrawService(visit);
        return session with { Habits = session.Habits with { Service = work }, Faults = visit.Chance(0.5) ? [.. session.Faults, DrawServiceFault(visit, session.Faults)] : session.Faults };
    }

    private static ServiceWork DrawService(Dice dice)
    {
        ServiceWork work = dice.One([ServiceWork.Depth, ServiceWork.Dose, ServiceWork.Maintenance]);
        if (dice.Chance(0.3))
            work |= dice.One([ServiceWork.Depth, ServiceWork.Dose, ServiceWork.Maintenance]);
        return dice.Chance(0.6) ? work | dice.One([ServiceWork.LetsGo, ServiceWork.TurnsKeyBack, ServiceWork.HitsStop, ServiceWork.NoseOnSkin, ServiceWork.HoldsOn]) : work;
    }

    private static ScheduledFault DrawServiceFault(Dice dice, IReadOnlyList<ScheduledFault> others)
    {
        Fault fault = dice.One([.. FaultCatalogue.All.Where(candidate => !others.Any(other => other.Fault.Component == candidate.Component))]);
        InjectorState state = dice.One([InjectorState.CalibratingDepth, InjectorState.CalibratingDose, InjectorState.Maintenance]);
        return new ScheduledFault(fault, new Moment(0, state, dice.Time(0.1, 20)), dice.Time(0.02, 20), 1);
    }

    private static Scenario Draw(Dice dice, ulong seed, long number)
    {
        Protocol protocol = DrawProtocol(dice);
        bool nappage = protocol.Pedal == PedalMode.Nappage;
        int points = dice.Whole(1, nappage ? MostNappagePoints : MostPoints);
        if (nappage && dice.Chance(0.02))
            points = MoreThanANeedleLasts;
        Habits habits = DrawHabits(dice);
        return new Scenario
        {
            Name = $"session-{number}",
            Title = $"Session {number} of the campaign with seed {seed}",
            Seed = unchecked((seed * 1_000_003) + (ulong)number) & long.MaxValue,
            Protocol = protocol,
            Regions = [ScalpRegion.Frontal, ScalpRegion.MidScalp, ScalpRegion.Vertex],
            Points = points,
            Fill = habits.Slips.HasFlag(Slips.Underfilled) ? Quarters(protocol.Syringe.Capacity, 3) : DrawFill(dice, protocol, points),
            Course = dice.Chance(0.03) ? new Course(dice.Whole(1, 6), dice.Whole(0, 30)) : new Course(1, null),
            Screening = DrawScreening(dice),
            Preparation = DrawPreparation(dice),
            Circumstances = DrawCircumstances(dice),
            Habits = habits,
            Mishaps = DrawMishaps(dice, points),
            Faults = DrawFaults(dice, points),
        };
    }

    private static Protocol DrawProtocol(Dice dice)
    {
        Protocol shipped = dice.One(Protocols);
        if (dice.Chance(0.4))
            return shipped;
        ProtocolDraft draft = shipped.Draft with
        {
            Depth = Length.FromMillimeters(dice.Between(1, shipped.Pedal == PedalMode.Nappage ? 2 : 3.5, 1)),
            Dose = Volume.FromMicroliters(Math.Round(shipped.Draft.Dose.Microliters * dice.Between(0.6, 1.2), 1)),
            Flow = VolumeFlow.FromMicrolitersPerSecond(Math.Round(shipped.Draft.Flow.MicrolitersPerSecond * dice.Between(0.5, 1.5))),
            InsertionSpeed = Speed.FromMillimetersPerSecond(dice.Between(10, 25, 0)),
            Dwell = Duration.FromSeconds(dice.Between(0.2, 1.5, 1)),
        };
        return Protocol.TryCreate(draft, out Protocol? changed, out _) ? changed : shipped;
    }

    private static FluidVolume DrawFill(Dice dice, Protocol protocol, int points)
    {
        SyringeType syringe = protocol.Syringe;
        double wanted = (syringe.DeadSpace.Nanolitres * 2) + (protocol.Dose.Nanolitres * (double)points * dice.Between(1.3, 2));
        double scarce = (syringe.DeadSpace.Nanolitres * 1.5) + (protocol.Dose.Nanolitres * (double)points * dice.Between(0.1, 0.9));
        double most = syringe.Capacity.Nanolitres;
        double least = (syringe.DeadSpace.Nanolitres * 1.5) + protocol.Dose.Nanolitres;
        double fill = Math.Clamp(dice.Chance(0.15) ? scarce : Math.Max(wanted, 200_000), least, most);
        return FluidVolume.FromNanolitres((long)(Math.Ceiling(fill / 1000) * 1000));
    }

    private static FluidVolume Quarters(FluidVolume of, int quarters) => FluidVolume.FromNanolitres(of.Nanolitres / 4 * quarters);

    private static Screening DrawScreening(Dice dice)
    {
        if (!dice.Chance(0.05))
            return Screening.AllClear;
        Contraindication question = dice.One(Enum.GetValues<Contraindication>());
        return new Screening(
            Enum.GetValues<Contraindication>().ToDictionary(each => each, each => each == question),
            dice.Chance(0.5) ? [new ScreeningOverride(question, "clinician", "decided with the patient")] : []);
    }

    private static Preparation DrawPreparation(Dice dice) => new()
    {
        CalibrationAgeDays = dice.Chance(0.02) ? 181 : dice.Whole(0, 180),
        DepthUncertaintyMillimetres = dice.Chance(0.03) ? 1.5 : dice.Between(0.01, 0.05, 3),
        CompoundDaysLeft = dice.Chance(0.02) ? -1 : 300,
        ChecklistDone = !dice.Chance(0.02),
    };

    private static Circumstances DrawCircumstances(Dice dice) => new()
    {
        SkinFirmness = dice.Between(0.6, 1.8),
        SkinScatter = dice.Between(0, 0.3),
        ComplianceFactor = dice.Between(0.8, 1.2),
        FrictionFactor = dice.Between(0.8, 1.3),
        ViscosityFactor = dice.Between(0.9, 1.15),
        NeedleSeatingMillimetres = dice.Between(-0.05, 0.3),
        LineSensor = dice.Chance(0.3),
    };

    private static Habits DrawHabits(Dice dice)
    {
        Slips slips = Slips.None;
        foreach (Slips slip in Enum.GetValues<Slips>())
            slips |= dice.Chance(0.05) ? slip : Slips.None;
        return new Habits
        {
            Pace = TimeSpan.FromSeconds(dice.Whole(7, 15)),
            Reaction = TimeSpan.FromMilliseconds(dice.Whole(120, 600)),
            ContactNewtons = dice.Between(0.8, 3),
            TremorPart = dice.Between(0, 0.15),
            PedalBounce = TimeSpan.FromMilliseconds(dice.Whole(0, 15)),
            Recoveries = EnoughRecoveries,
            SpareSyringes = dice.Whole(0, 2),
            Slips = slips,
        };
    }

    private static List<Mishap> DrawMishaps(Dice dice, int points)
    {
        List<Mishap> mishaps = [];
        for (int point = 1; point <= points; point++)
        {
            if (!dice.Chance(0.12))
                continue;
            MishapKind kind = dice.One(Mishaps);
            TimeSpan after = kind switch
            {
                MishapKind.WandersOff => TimeSpan.FromSeconds(32),
                MishapKind.HoldsOn => TimeSpan.FromSeconds(12),
                MishapKind.Hesitation or MishapKind.Pause => dice.Time(0.5, 8),
                _ => dice.Time(0.01, 3),
            };
            mishaps.Add(new Mishap(point, kind, OperatorReader.Timed(kind) ? after : TimeSpan.Zero));
        }

        return mishaps;
    }

    private static List<ScheduledFault> DrawFaults(Dice dice, int points)
    {
        List<ScheduledFault> faults = [];
        if (dice.Chance(0.15))
            return faults;
        string[] mix = [.. Components.Where(_ => dice.Chance(0.3))];
        int count = Math.Min(dice.Whole(1, MostFaults), mix.Length);
        while (faults.Count < count)
        {
            string component = dice.One(mix);
            if (faults.Exists(earlier => earlier.Fault.Component == component))
            {
                count--;
                continue;
            }

            Fault fault = dice.One([.. FaultCatalogue.All.Where(candidate => candidate.Component == component)]);
            InjectorState state = Telling.TryGetValue(component, out InjectorState telling) && dice.Chance(0.5) ? telling : dice.One(Moments);
            bool atPoint = state is InjectorState.Armed or InjectorState.Inserting or InjectorState.Dispensing or InjectorState.Dwelling or InjectorState.Withdrawing;
            var moment = new Moment(atPoint ? dice.Whole(1, points) : 0, state, dice.Chance(0.3) ? TimeSpan.Zero : dice.Time(0.001, 2));
            int times = dice.Chance(0.2) ? dice.Whole(2, 5) : 1;
            TimeSpan lasts = times == 1 && dice.Chance(0.06) ? TimeSpan.FromSeconds(dice.Whole(60, 200)) : dice.Time(0.02, times > 1 ? 1 : 20);
            faults.Add(new ScheduledFault(fault, moment, lasts, times));
        }

        return faults;
    }
}
