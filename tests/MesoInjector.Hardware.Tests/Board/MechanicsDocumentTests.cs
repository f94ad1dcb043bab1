using System.Globalization;
using MesoInjector.Control.Limits;
using MesoInjector.Hardware.Guardian;
using MesoInjector.Hardware.Motion;
using MesoInjector.Simulator.Physics;

namespace MesoInjector.Hardware.Tests.Board;

/// <summary><c>hardware/board/mechanics.md</c> says what the limits, the drivers and the simulated mechanics say.</summary>
public sealed class MechanicsDocumentTests
{
    private const string Document = "mechanics.md";

    public static TheoryData<string, double, double> Axes => new()
    {
        { "M-01", AxisParameters.Needle.LeadMillimetres, AxisParameters.Plunger.LeadMillimetres },
        { "M-02", AxisParameters.Needle.FullStepsPerTurn, AxisParameters.Plunger.FullStepsPerTurn },
        { "M-03", AxisParameters.Needle.HoldingTorque, AxisParameters.Plunger.HoldingTorque },
        { "M-04", AxisParameters.Needle.ScrewEfficiency, AxisParameters.Plunger.ScrewEfficiency },
        { "M-05", AxisParameters.Needle.BacklashMillimetres, AxisParameters.Plunger.BacklashMillimetres },
        { "M-06", AxisParameters.Needle.EncoderCountMillimetres, AxisParameters.Plunger.EncoderCountMillimetres },
        { "M-07", AxisParameters.Needle.SpringNewtonsAtHome, AxisParameters.Plunger.SpringNewtonsAtHome },
        { "M-08", AxisParameters.Needle.SpringNewtonsPerMillimetre, AxisParameters.Plunger.SpringNewtonsPerMillimetre },
        { "M-09", AxisParameters.Needle.RearStopMillimetres, AxisParameters.Plunger.RearStopMillimetres },
        { "M-10", AxisParameters.Needle.FrontStopMillimetres, AxisParameters.Plunger.FrontStopMillimetres },
        { "M-11", AxisParameters.Needle.HomeHysteresisMillimetres, AxisParameters.Plunger.HomeHysteresisMillimetres },
        { "M-12", Tmc5160Settings.Needle(16_000_000).MicrostepsPerMillimetre, Tmc5160Settings.Plunger(16_000_000).MicrostepsPerMillimetre },
    };

    [Theory]
    [MemberData(nameof(Axes))]
    public void The_axes_are_built_as_they_are_simulated(string id, double needle, double plunger)
    {
        string[] row = DocumentTables.Rows(Document, id).Single();
        Assert.Equal((needle, plunger), (Number(row[2]), Number(row[3])));
    }

    [Fact]
    public void All_rows_of_the_axes_are_checked() => Assert.Equal(Axes.Count, DocumentTables.Rows(Document, "M-").Count());

    [Fact]
    public void The_depths_are_the_limits()
    {
        string[][] rows = [.. DocumentTables.Rows(Document, "D-")];
        Assert.Equal(6, rows.Length);
        Assert.All(rows, row => Assert.Equal(LimitsTable.Entries.Single(entry => entry.Name == row[1]).Value, Number(row[2])));
    }

    [Fact]
    public void The_front_stop_is_the_nose_plane_and_the_mechanical_stop_together()
    {
        double nosePlane = GuardianLimits.HomeToNosePlane.Micrometres / 1000.0;
        Assert.Equal(AxisParameters.Needle.FrontStopMillimetres, nosePlane + (HardLimits.MechanicalStop.Micrometres / 1000.0), 9);
        Assert.Contains($"{nosePlane.ToString("0.000", CultureInfo.InvariantCulture)} mm in front of the place", DocumentTables.Text(Document), StringComparison.Ordinal);
    }

    [Fact]
    public void The_docking_gauge_stands_where_it_is_simulated() =>
        Assert.Contains(
            $"stands {(-new DockingGauge().FaceMillimetres).ToString("0.0", CultureInfo.InvariantCulture)} mm behind the nose plane",
            DocumentTables.Text(Document), StringComparison.Ordinal);

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
