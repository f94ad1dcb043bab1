namespace MesoInjector.Standins.Tests.Surface;

/// <summary>A contract run against the wrong library would prove nothing, and the About page would name the wrong one.</summary>
public sealed class PackageChoiceTests
{
    [Theory]
    [MemberData(nameof(Packages.Names), MemberType = typeof(Packages))]
    public void The_build_took_each_package_from_where_it_says(string package)
    {
        bool fromRegistry = Packages.Choice == "registry" || Packages.Choice.Split('+').Contains(package, StringComparer.Ordinal);

        Assert.Equal(!fromRegistry, Packages.IsStandIn(package));
    }
}
