using System.Reflection;

namespace MesoInjector.Control.Tests.Quantities;

/// <summary>A quantity seen from outside: its factory, the whole number inside, its operators, its way to UnitsNet and back.</summary>
internal sealed class LinearQuantity
{
    private readonly PropertyInfo _value;
    private readonly MethodInfo _factory;
    private readonly MethodInfo _from;
    private readonly MethodInfo _to;

    public LinearQuantity(Type type)
    {
        Type = type;

        // The first property that has a factory of its own name is the canonical unit.
        _value = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).First(property => type.GetMethod("From" + property.Name) is not null);
        _factory = type.GetMethod("From" + _value.Name)!;
        _from = type.GetMethods(BindingFlags.Public | BindingFlags.Static).Single(method => method.Name == "From");
        _to = type.GetMethods(BindingFlags.Public | BindingFlags.Instance).Single(method => method.ReturnType == UnitsType);
    }

    public Type Type { get; }

    public string Name => Type.Name;

    public Type UnitsType => _from.GetParameters()[0].ParameterType;

    /// <summary>The largest value.</summary>
    public long Most => _value.PropertyType == typeof(long) ? long.MaxValue : int.MaxValue;

    public object Of(long value) => Call(_factory, null, _value.PropertyType == typeof(long) ? value : (object)checked((int)value));

    public long Value(object quantity) => Convert.ToInt64(_value.GetValue(quantity), System.Globalization.CultureInfo.InvariantCulture);

    public object ToUnits(object quantity) => Call(_to, quantity);

    public object FromUnits(object units) => Call(_from, null, units);

    public object Operate(string name, params object[] operands) =>
        Call(Type.GetMethod(name, [.. operands.Select(operand => operand.GetType())])!, null, operands);

    public int Compare(object left, object right) => (int)Call(Type.GetMethod(nameof(IComparable.CompareTo), [Type])!, left, right);

    private static object Call(MethodInfo method, object? target, params object[] arguments) =>
        method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
}
