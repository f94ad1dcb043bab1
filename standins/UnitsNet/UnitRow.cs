namespace UnitsNet;

/// <summary>
/// One unit: its abbreviations, the first of which is written, and its relation to the base unit:
/// base = value × factor ÷ divisor × prefix + offset.
/// Three numbers instead of their product because the package rounds after each of them, and a conversion gives the same double here.
/// </summary>
internal sealed record UnitRow<TUnit>(
    TUnit Unit, string[] Abbreviations, double Factor = 1, double Divisor = 1, double Prefix = 1, double Offset = 0)
    where TUnit : struct, Enum
{
    public double ToBase(double value) => (value * Factor / Divisor * Prefix) + Offset;

    public double FromBase(double value) => (value - Offset) / Factor * Divisor / Prefix;
}
