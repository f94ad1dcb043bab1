using System.CommandLine;
using MesoInjector.Calibration;

namespace MesoInjector.Cli.Commands.Calibrate;

/// <summary><c>meso calibrate</c>: a technician's work.</summary>
internal static class CalibrateCommand
{
    public static Command Create() => new("calibrate", "Calibrate depth, dose, compliance and force; list, show, certify.")
    {
        PerformCommand.Create(CalibrationKind.Depth, "The needle axis against a dial indicator, and the touch-off gauge: 48 readings."),
        PerformCommand.Create(CalibrationKind.Dose, "Delivered volume by weighing: 30 deliveries and 6 blanks."),
        PerformCommand.Create(CalibrationKind.Compliance, "What a syringe stores and a needle resists: 21 pressures."),
        PerformCommand.Create(CalibrationKind.Force, "Zero and span of a force or pressure sensor by known masses: 24 readings."),
        KeptCommands.List(), KeptCommands.Show(), KeptCommands.Certificate(), KeptCommands.Bad(), KeptCommands.Import(),
    };
}
