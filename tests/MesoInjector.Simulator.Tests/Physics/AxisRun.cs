using MesoInjector.Simulator.Physics;

namespace MesoInjector.Simulator.Tests.Physics;

/// <summary>Drives an axis along trapezoidal ramps as the motion chip would, in whole microsteps, and notes what it does.</summary>
internal sealed class AxisRun
{
    private readonly double _perMillimetre;
    private double _speed;

    public AxisRun(AxisParameters parameters, double carriage, ulong seed = 1)
    {
        Axis = new AxisMechanics(parameters, carriage, seed, 1);
        _perMillimetre = 200 * 16 / parameters.LeadMillimetres;
        Commanded = carriage + (parameters.BacklashMillimetres / 2);
        Rest(0.2);
        Offset = Axis.Carriage - Commanded;
    }

    public AxisMechanics Axis { get; }

    public double Commanded { get; private set; }

    /// <summary>Carriage less command at rest before the first move: backlash, and lag under the spring.</summary>
    public double Offset { get; }

    public double Load { get; set; }

    public double Time { get; private set; }

    public double WorstError { get; private set; }

    public double Furthest { get; private set; } = double.NegativeInfinity;

    public void Move(double target, double speed, double acceleration, double torque = 1)
    {
        WorstError = 0;
        Furthest = double.NegativeInfinity;
        double place = Commanded;
        double direction = Math.Sign(target - place);
        for (int step = 0; step < 100_000; step++)
        {
            double left = (target - place) * direction;
            if (left <= 0)
                break;
            double braking = Math.Sqrt(2 * acceleration * left);
            _speed = Math.Min(Math.Min(_speed + (acceleration * PhysicsStep.Fine), speed), braking);
            place = Math.Min(Math.Max(_speed * PhysicsStep.Fine, 1e-5), left) is var advance ? place + (direction * advance) : place;
            Step(place, torque);
        }

        _speed = 0;
        Step(target, torque);
    }

    public void Rest(double seconds, double torque = 1)
    {
        for (int step = 0; step < (int)Math.Round(seconds / PhysicsStep.Fine); step++)
            Step(Commanded, torque);
    }

    public void Step(double place, double torque)
    {
        Commanded = Math.Round(place * _perMillimetre) / _perMillimetre;
        Axis.Step(Commanded, torque, Load, PhysicsStep.Fine);
        Time += PhysicsStep.Fine;
        WorstError = Math.Max(WorstError, Math.Abs(Axis.Carriage - Commanded - Offset));
        Furthest = Math.Max(Furthest, Axis.Carriage);
    }
}
