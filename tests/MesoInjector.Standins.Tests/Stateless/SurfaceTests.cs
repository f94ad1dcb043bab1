using System.Reflection;
using Stateless;

namespace MesoInjector.Standins.Tests.StatelessContract;

/// <summary>
/// The committed list is what the stand-in offers, and all of that the package offers too, down to the names of parameters. It is the one
/// file to be written with the stand-in, by <c>GOLDEN_UPDATE=1</c>.
/// </summary>
public sealed class SurfaceTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly Library = typeof(FiringMode).Assembly;

    /// <summary>Only the package has the resource class of its messages.</summary>
    private static bool IsStandIn => Library.GetType("Stateless.StateMachineResources") is null;

    [Fact]
    public void Everything_the_stand_in_offers_is_offered_by_the_package()
    {
        string[] offered = [.. Offered()];
        if (IsStandIn)
        {
            Golden.Verify("surface.golden", string.Join('\n', offered));
            return;
        }

        string committed = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Stateless", "surface.golden"));
        Assert.Empty(committed.Split('\n').Except(offered));
    }

    private static IEnumerable<string> Offered() =>
        Library.GetExportedTypes().SelectMany(type => type.GetMembers(Declared)
                .Where(member => member is MethodBase or FieldInfo { IsSpecialName: false })
                .Select(member => $"{Name(type)}: {Describe(member)}"))
            .Order(StringComparer.Ordinal);

    private static string Describe(MemberInfo member) => member switch
    {
        MethodInfo method => $"{Name(method.ReturnType)} {method.Name}{Arity(method)}({Parameters(method)})",
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        FieldInfo field => $"{Name(field.FieldType)} {field.Name}",
        _ => throw new InvalidOperationException($"Not a kind of member that is listed: {member}."),
    };

    private static string Arity(MethodInfo method) => method.IsGenericMethod ? $"`{method.GetGenericArguments().Length}" : string.Empty;

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
    {
        string optional = parameter.HasDefaultValue ? " = default" : string.Empty;
        string prefix = parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false) ? "params " : string.Empty;
        return $"{prefix}{Name(parameter.ParameterType)} {parameter.Name}{optional}";
    }));

    /// <summary>Type parameters go by position: their names are of no consequence to a caller.</summary>
    private static string Name(Type type)
    {
        if (type.IsGenericParameter)
        {
            return $"{(type.DeclaringMethod is null ? "T" : "M")}{type.GenericParameterPosition}";
        }

        string name = type.IsByRef || type.IsArray ? $"{Name(type.GetElementType()!)}{(type.IsArray ? "[]" : "&")}" : type.Name;
        return type.IsGenericType ? $"{name}<{string.Join(",", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
