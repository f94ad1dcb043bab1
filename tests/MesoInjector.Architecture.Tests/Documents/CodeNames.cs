using System.Reflection;

namespace MesoInjector.Architecture.Tests.Documents;

/// <summary>Whether a name in a page is one in the product: a type, or a member as Type.Member.</summary>
internal static class CodeNames
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    private static readonly ILookup<string, Type> Types = new[]
    {
        typeof(Control.InjectorController), typeof(Configuration.ProtocolFile), typeof(Hardware.InjectorDevice), typeof(Records.Journal), typeof(Daemon.ControlCycle),
    }.SelectMany(type => type.Assembly.GetTypes()).ToLookup(type => type.Name);

    public static bool Exist(string name)
    {
        string[] parts = name.Split('.');
        return parts.Length switch
        {
            1 => Types.Contains(name),
            2 => Types[parts[0]].Any(type => type.GetMember(parts[1], Any).Length > 0),
            _ => false,
        };
    }
}
