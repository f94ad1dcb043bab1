namespace MesoInjector.Simulator.Physics;

/// <summary>What one stepper axis is made of. Places are along the axis from the home switch, positive toward the patient.</summary>
/// <remarks>Sources of the numbers: README.md of this folder.</remarks>
public sealed record AxisParameters
{
    /// <summary>Travel per turn of the screw, mm.</summary>
    public required double LeadMillimetres { get; init; }

    /// <summary>Full steps per turn of the motor.</summary>
    public double FullStepsPerTurn { get; init; } = 200;

    /// <summary>Holding torque at full current, N·mm.</summary>
    public double HoldingTorque { get; init; } = 60;

    /// <summary>The speed of the carriage at which half of the holding torque is left, mm/s: the winding's inductance and back-EMF.</summary>
    public required double HalfTorqueSpeed { get; init; }

    /// <summary>Inertia of rotor and screw, kg·m².</summary>
    public double RotorInertia { get; init; } = 1.0e-6;

    /// <summary>Mass of the carriage and what it carries, kg.</summary>
    public required double CarriageMass { get; init; }

    /// <summary>Part of the motor's work that reaches the carriage; below one half the screw locks itself.</summary>
    public required double ScrewEfficiency { get; init; }

    /// <summary>Friction of screw and bearings that does not depend on the load, N at the carriage.</summary>
    public required double CoulombNewtons { get; init; }

    /// <summary>More friction without current: what the rotor's magnets hold, averaged over a step, N at the carriage.</summary>
    public required double DetentNewtons { get; init; }

    /// <summary>Friction of the carriage on its slide, which closes or keeps open the backlash, N.</summary>
    public required double SlideNewtons { get; init; }

    /// <summary>Friction that grows with speed, N per mm/s.</summary>
    public required double ViscousNewtonsPerSpeed { get; init; }

    /// <summary>Damping of the rotor's swing in the field of an energised winding, as a part of the critical.</summary>
    public double FieldDamping { get; init; } = 0.15;

    /// <summary>Play between nut and screw, mm.</summary>
    public required double BacklashMillimetres { get; init; }

    /// <summary>Push of the return spring toward home with the carriage at the home switch, N; 0 where there is no spring.</summary>
    public double SpringNewtonsAtHome { get; init; }

    /// <summary>How the return spring stiffens, N/mm.</summary>
    public double SpringNewtonsPerMillimetre { get; init; }

    /// <summary>Where the carriage meets its stop behind the home switch, mm.</summary>
    public required double RearStopMillimetres { get; init; }

    /// <summary>Where the carriage meets its stop toward the patient, mm.</summary>
    public required double FrontStopMillimetres { get; init; }

    /// <summary>Stiffness of both stops, N/mm.</summary>
    public double StopNewtonsPerMillimetre { get; init; } = 5000;

    /// <summary>How far the carriage must leave the home switch again before it opens, mm.</summary>
    public double HomeHysteresisMillimetres { get; init; } = 0.06;

    /// <summary>Scatter of the place at which the home switch closes (one deviation), mm.</summary>
    public double HomeScatterMillimetres { get; init; } = 0.0015;

    /// <summary>One count of the linear encoder on the carriage, mm.</summary>
    public double EncoderCountMillimetres { get; init; } = 0.005;

    /// <summary>The needle axis: back-drivable, return spring, stop at the nose plane (6 mm) + 3.95 mm.</summary>
    public static AxisParameters Needle { get; } = new()
    {
        LeadMillimetres = 8,
        HalfTorqueSpeed = 100,
        CarriageMass = 0.05,
        ScrewEfficiency = 0.75,
        CoulombNewtons = 0.6,
        DetentNewtons = 1.2,
        SlideNewtons = 0.2,
        ViscousNewtonsPerSpeed = 0.005,
        BacklashMillimetres = 0.010,
        SpringNewtonsAtHome = 5,
        SpringNewtonsPerMillimetre = 0.4,
        RearStopMillimetres = -0.4,
        FrontStopMillimetres = 9.95,
    };

    /// <summary>The plunger axis: self-locking.</summary>
    public static AxisParameters Plunger { get; } = new()
    {
        LeadMillimetres = 1,
        HalfTorqueSpeed = 20,
        CarriageMass = 0.12,
        ScrewEfficiency = 0.35,
        CoulombNewtons = 12,
        DetentNewtons = 10,
        SlideNewtons = 0.3,
        ViscousNewtonsPerSpeed = 0.5,
        BacklashMillimetres = 0.020,
        RearStopMillimetres = -0.5,
        FrontStopMillimetres = 66,
    };

    /// <summary>The carriage's travel in one electrical period, four full steps: what a lost step loses, mm.</summary>
    public double PeriodMillimetres => LeadMillimetres * 4 / FullStepsPerTurn;

    /// <summary>What the holding torque would push without friction, N.</summary>
    public double HoldingNewtons => 2 * Math.PI * HoldingTorque / LeadMillimetres;

    /// <summary>Rotor, screw and carriage seen as one mass at the carriage, kg.</summary>
    public double LumpedMass
    {
        get
        {
            double radiansPerMetre = 2 * Math.PI / (LeadMillimetres * 1e-3);
            return CarriageMass + (RotorInertia * radiansPerMetre * radiansPerMetre);
        }
    }

    /// <summary>Friction in the thread per newton of load: a screw of efficiency η takes (1/η − 1) on top of the load, both ways.</summary>
    public double ThreadFriction => (1 / ScrewEfficiency) - 1;
}
