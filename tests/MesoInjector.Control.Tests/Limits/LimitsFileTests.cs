using System.Reflection;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Quantities;
using YamlDotNet.RepresentationModel;

namespace MesoInjector.Control.Tests.Limits;

/// <summary>docs/limits.yaml, from which the guardian's firmware is built, and the code say the same.</summary>
public sealed class LimitsFileTests
{
    private static readonly Dictionary<string, (long Value, string Unit)> InFile = Read();

    [Fact]
    [Requirement("SR-001", "SR-002", "SR-003", "SR-013", "SR-014")]
    public void Every_limit_of_the_code_stands_in_the_file_with_its_value_and_unit()
    {
        Dictionary<string, (long Value, string Unit)> inCode = new[] { typeof(HardLimits), typeof(GuardianLimits) }
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .ToDictionary(property => property.Name, property => Plain(property.GetValue(null)!, InFile.GetValueOrDefault(property.Name).Unit ?? ""));

        Assert.Equal(inCode.OrderBy(entry => entry.Key, StringComparer.Ordinal), InFile.OrderBy(entry => entry.Key, StringComparer.Ordinal));
    }

    [Fact]
    [Requirement("SR-003")]
    public void The_layers_of_depth_stand_in_order()
    {
        AxisPosition[] layers =
        [
            HardLimits.NappageDepth, HardLimits.ProtocolDepth, HardLimits.CommandableDepth, HardLimits.HostDepthTrip, HardLimits.GuardianDepthTrip,
            HardLimits.MechanicalStop, HardLimits.NeedleCap,
        ];
        Assert.Equal(layers.Order(), layers);
        Assert.Equal(layers.Length, layers.Distinct().Count());
    }

    [Fact]
    [Requirement("SR-004")]
    public void After_the_guardian_cuts_the_needle_stops_before_the_mechanical_stop_and_at_the_worst_before_the_cap()
    {
        AxisPosition atAllowed = SpeedTable.OverTravel(SpeedTable.Allowed(HardLimits.GuardianDepthTrip));
        AxisPosition atTolerated = SpeedTable.OverTravel(SpeedTable.Tolerated(HardLimits.GuardianDepthTrip));
        Assert.True(HardLimits.GuardianDepthTrip + atAllowed <= HardLimits.MechanicalStop);
        Assert.True(HardLimits.GuardianDepthTrip + atTolerated < HardLimits.NeedleCap);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(15, 87)]
    [InlineData(25, 207)]
    [InlineData(50, 725)]
    public void The_over_travel_is_the_distance_of_the_cut_and_of_the_braking(int millimetresPerSecond, int micrometres) =>
        Assert.Equal(micrometres, SpeedTable.OverTravel(AxisSpeed.FromMillimetresPerSecond(millimetresPerSecond)).Micrometres);

    [Fact]
    public void A_stroke_that_ends_in_the_slow_zone_is_slow_from_its_start()
    {
        AxisSpeed wanted = HardLimits.NeedleSpeed;
        Assert.Equal(HardLimits.SlowZoneSpeed, SpeedTable.ForStroke(HardLimits.SlowZone, wanted));
        Assert.Equal(wanted, SpeedTable.ForStroke(HardLimits.SlowZone - AxisPosition.FromMicrometres(1), wanted));
    }

    private static (long Value, string Unit) Plain(object value, string unit) => value switch
    {
        int number => (number, unit),
        AxisPosition length => (length.Micrometres, unit),
        AxisSpeed speed => (unit == "mm/s" ? speed.MicrometresPerSecond / 1000 : speed.MicrometresPerSecond, unit),
        AxisAcceleration acceleration => (acceleration.MillimetresPerSecondSquared, unit),
        FluidVolume volume => (volume.Nanolitres, unit),
        FlowRate flow => (flow.NanolitresPerSecond, unit),
        FluidPressure pressure => (pressure.Pascals, unit),
        AppliedForce force => (force.Millinewtons, unit),
        RailVoltage voltage => (voltage.Millivolts, unit),
        TimeSpan time => (time.Ticks / TimeSpan.TicksPerMillisecond, unit),
        _ => throw new InvalidOperationException($"a limit of a type this test does not know: {value.GetType()}"),
    };

    private static Dictionary<string, (long, string)> Read()
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(Path.Combine(AppContext.BaseDirectory, "Documents", "limits.yaml"));
        stream.Load(reader);
        return ((YamlSequenceNode)stream.Documents[0].RootNode).Children.Cast<YamlMappingNode>().ToDictionary(
            entry => ((YamlScalarNode)entry["name"]).Value!,
            entry => (long.Parse(((YamlScalarNode)entry["value"]).Value!, System.Globalization.CultureInfo.InvariantCulture), ((YamlScalarNode)entry["unit"]).Value!));
    }
}
