using System.Globalization;

namespace UnitsNet;

/// <summary>The units of one quantity: conversion, abbreviations, and the reading of texts.</summary>
internal sealed class UnitTable<TUnit>
    where TUnit : struct, Enum
{
    private const NumberStyles NumberStyle = NumberStyles.Number | NumberStyles.Float;

    private readonly string _quantity;
    private readonly UnitRow<TUnit>[] _rows;
    private readonly Dictionary<TUnit, UnitRow<TUnit>> _byUnit;

    public UnitTable(string quantity, UnitRow<TUnit>[] rows)
    {
        _quantity = quantity;
        _rows = rows;
        _byUnit = rows.ToDictionary(row => row.Unit);
    }

    public double Convert(double value, TUnit from, TUnit to)
    {
        if (EqualityComparer<TUnit>.Default.Equals(from, to))
        {
            return value;
        }

        if (!_byUnit.TryGetValue(from, out UnitRow<TUnit>? source) || !_byUnit.TryGetValue(to, out UnitRow<TUnit>? target))
        {
#pragma warning disable MA0025 // the exception of the package
            throw new NotImplementedException($"A {_quantity} cannot be converted from {from} to {to}.");
#pragma warning restore MA0025
        }

        return target.FromBase(source.ToBase(value));
    }

    public string[] Abbreviations(TUnit unit) => _byUnit.TryGetValue(unit, out UnitRow<TUnit>? row)
        ? row.Abbreviations
        : throw new UnitNotFoundException($"{_quantity} has no unit {unit}.");

    public TUnit ParseUnit(string abbreviation)
    {
        ArgumentNullException.ThrowIfNull(abbreviation);
        UnitRow<TUnit>[] candidates = Candidates(abbreviation, out UnitRow<TUnit>[] exact);
        if (candidates.Length == 0)
        {
            throw new UnitNotFoundException($"No unit of {_quantity} is written \"{abbreviation}\".");
        }

        return exact.Length == 1
            ? exact[0].Unit
            : throw new AmbiguousUnitParseException(
                $"\"{abbreviation}\" may be any of {string.Join(", ", candidates.Select(row => row.Unit))}: their case tells them apart.");
    }

    public bool TryParseUnit(string? abbreviation, out TUnit unit)
    {
        unit = default;
        if (abbreviation is null)
        {
            return false;
        }

        _ = Candidates(abbreviation, out UnitRow<TUnit>[] exact);
        if (exact.Length != 1)
        {
            return false;
        }

        unit = exact[0].Unit;
        return true;
    }

    public (double Value, TUnit Unit) Parse(string text, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!TrySplit(text.Trim(), out string number, out string unit))
        {
            throw new FormatException($"\"{text}\" is not a number followed by a unit of {_quantity}.");
        }

        double value = double.Parse(number, NumberStyle, provider);
        TUnit parsed = ParseUnit(unit);
        return (Finite.Require(value, nameof(text)), parsed);
    }

    /// <summary>False when it is no such quantity; NaN and the infinities are numbers here and refused with an exception.</summary>
    public bool TryParse(string? text, IFormatProvider? provider, out double value, out TUnit unit)
    {
        value = 0;
        unit = default;
        if (string.IsNullOrWhiteSpace(text)
            || !TrySplit(text.Trim(), out string number, out string abbreviation)
            || !double.TryParse(number, NumberStyle, provider, out value)
            || !TryParseUnit(abbreviation, out unit))
        {
            return false;
        }

        value = Finite.Require(value, nameof(text));
        return true;
    }

    /// <summary>Units written so apart from case; <paramref name="exact"/> is the only one, or those of the same case.</summary>
    private UnitRow<TUnit>[] Candidates(string abbreviation, out UnitRow<TUnit>[] exact)
    {
        string sought = abbreviation.Trim();
        UnitRow<TUnit>[] found = Written(sought, StringComparison.OrdinalIgnoreCase);
        if (found.Length == 0)
        {
            sought = Normalise(sought);
            found = Written(sought, StringComparison.OrdinalIgnoreCase);
        }

        exact = found.Length == 1 ? found : Written(sought, StringComparison.Ordinal);
        return found;
    }

    private UnitRow<TUnit>[] Written(string abbreviation, StringComparison comparison) =>
        [.. _rows.Where(row => row.Abbreviations.Any(own => own.Equals(abbreviation, comparison)))];

    private bool TrySplit(string text, out string number, out string unit) =>
        TrySplitAsWritten(text, out number, out unit) || TrySplitAsWritten(Normalise(text), out number, out unit);

    /// <summary>The longest ending that is an abbreviation is the unit, what precedes it and one space at most is the number.</summary>
    private bool TrySplitAsWritten(string text, out string number, out string unit)
    {
        for (int start = 0; start < text.Length; start++)
        {
            int afterSpace = char.IsWhiteSpace(text[start]) ? start + 1 : start;
            unit = text[afterSpace..];
            if (EndsAQuantity(unit))
            {
                number = text[..start];
                return true;
            }
        }

        number = unit = string.Empty;
        return false;
    }

    /// <summary>
    /// Lower case is compared here, upper case in <see cref="Written"/>: the micro sign and the Greek mu share an upper-case letter,
    /// but not a lower-case one, so "5 μm" with a mu is the number "5 μ" and the unit "m" and is refused.
    /// </summary>
    private bool EndsAQuantity(string text) => _rows.Any(row => row.Abbreviations.Any(own => own.Length == text.Length
        && own.Zip(text).All(pair => char.ToLowerInvariant(pair.First) == char.ToLowerInvariant(pair.Second))));

    /// <summary>Exponents typed as "^2" and products typed as "*" are read as the signs they stand for.</summary>
    private static string Normalise(string text)
    {
        string result = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        return result.Replace("^2", "²").Replace("^3", "³").Replace('*', '·').Replace('\u03BC', '\u00B5');
    }
}
