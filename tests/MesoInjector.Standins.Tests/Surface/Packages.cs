using System.Device.Gpio;
using System.Reflection;
using Iot.Device.Adc;
using Stateless;
using UnitsNet;

namespace MesoInjector.Standins.Tests.Surface;

/// <summary>The four packages as this build got them.</summary>
internal static class Packages
{
    public static TheoryData<string> Names => ["Stateless", "UnitsNet", "System.Device.Gpio", "Iot.Device.Bindings"];

    public static Assembly Library(string package) => package switch
    {
        "Stateless" => typeof(FiringMode).Assembly,
        "UnitsNet" => typeof(Length).Assembly,
        "System.Device.Gpio" => typeof(GpioController).Assembly,
        "Iot.Device.Bindings" => typeof(Mcp3208).Assembly,
        _ => throw new ArgumentOutOfRangeException(nameof(package), package, "Not one of the four."),
    };

    /// <summary>A stand-in is built by this tree, and carries its name as the product.</summary>
    public static bool IsStandIn(string package) =>
        Library(package).GetCustomAttribute<AssemblyProductAttribute>()?.Product == "MesoInjector";

    /// <summary>What the build says it took: "standins", "registry", or the names of what came from the registry, joined by "+".</summary>
    public static string Choice => typeof(Packages).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split("+packages.")[1];
}
