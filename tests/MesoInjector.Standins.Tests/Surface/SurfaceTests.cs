using System.Reflection;

namespace MesoInjector.Standins.Tests.Surface;

/// <summary>
/// The committed lists are what the stand-ins offer, and all of that the packages offer too, down to the names of parameters. They are the
/// only golden files to be written with the stand-ins, by <c>GOLDEN_UPDATE=1</c>: a longer list is a decision, and needs contract tests.
/// </summary>
public sealed class SurfaceTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] FromObject = [nameof(Equals), nameof(GetHashCode), nameof(ToString)];

    [Theory]
    [MemberData(nameof(Packages.Names), MemberType = typeof(Packages))]
    public void Everything_a_stand_in_offers_is_offered_by_the_package(string package)
    {
        string[] offered = [.. Offered(Packages.Library(package))];
        if (Packages.IsStandIn(package))
        {
            Golden.Verify($"{package}.golden", string.Join('\n', offered));
            return;
        }

        string committed = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Surface", $"{package}.golden"));
        Assert.Empty(committed.Split('\n').Except(offered));
    }

    private static IEnumerable<string> Offered(Assembly library) =>
        library.GetExportedTypes().SelectMany(type => type.GetMembers(Declared)
                .Where(member => member is MethodBase or FieldInfo { IsSpecialName: false })
                .Where(member => !FromObject.Contains(member.Name, StringComparer.Ordinal) || member is MethodInfo { IsVirtual: false })
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
