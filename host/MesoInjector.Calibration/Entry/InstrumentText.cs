using System.Globalization;
using System.Text.RegularExpressions;

namespace MesoInjector.Calibration.Entry;

/// <summary>
/// Readings as instruments and spreadsheets write them: the serial print of balances and indicators ("S S     25.03 mg", "N +  0.02503 g",
/// "+0001.234 mm"), or the last column of a CSV whose header may name a unit. One reading a line; decimal point or comma.
/// </summary>
public static partial class InstrumentText
{
    private static readonly Dictionary<(string From, string To), double> Factors = new()
    {
        [("g", "mg")] = 1000,
        [("mg", "g")] = 0.001,
        [("kg", "g")] = 1000,
        [("µm", "mm")] = 0.001,
        [("um", "mm")] = 0.001,
        [("in", "mm")] = 25.4,
        [("bar", "kPa")] = 100,
        [("mbar", "kPa")] = 0.1,
        [("Pa", "kPa")] = 0.001,
        [("hPa", "kPa")] = 0.1,
        [("psi", "kPa")] = 6.894757,
        [("mN", "N")] = 0.001,
    };

    /// <summary>Reads a whole text.</summary>
    /// <param name="text">What the instrument printed.</param>
    /// <param name="unit">The unit readings are wanted in; a line without a unit is taken to be in it.</param>
    /// <param name="problems">Every line that is no reading, with its number and why.</param>
    public static IReadOnlyList<double> Read(string text, string unit, out IReadOnlyList<string> problems)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<double> readings = [];
        List<string> found = [];
        string headerUnit = unit;
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim().TrimStart('\uFEFF');
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (readings.Count == 0 && found.Count == 0 && !line.Any(char.IsDigit))
                headerUnit = UnitOf().Match(line) is { Success: true } named ? named.Groups["unit"].Value : unit;
            else if (ReadLine(line, headerUnit, unit, out string why) is { } reading)
                readings.Add(reading);
            else
                found.Add($"line {i + 1}: {why}: '{line}'");
        }

        problems = found;
        return readings;
    }

    private static double? ReadLine(string line, string lineUnit, string unit, out string why)
    {
        why = "an unstable reading; wait until the display stands still";
        if (Unstable().IsMatch(line))
            return null;
        why = "an overload";
        if (Overload().IsMatch(line))
            return null;
        why = "no number with a unit";
        Match match = Number().Match(line);
        if (!match.Success)
            return null;
        string digits = match.Groups["sign"].Value + match.Groups["number"].Value.Replace(',', '.');
        string written = match.Groups["unit"].Value is { Length: > 0 } own ? own : lineUnit;
        why = $"{written} is not a unit of this reading";
        double factor = 1;
        if (written != unit && !Factors.TryGetValue((written, unit), out factor))
            return null;
        return double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture) * factor;
    }

    /// <summary>The last number of a line, with the unit after it.</summary>
    [GeneratedRegex(@"(?<sign>[+-]?)\s*(?<number>\d+(?:[.,]\d+)?)\s*[,;]?\s*(?<unit>[A-Za-zµ]*)\s*[""']?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    /// <summary>"S D", "SD" and a question mark: the balance had not settled.</summary>
    [GeneratedRegex(@"^S\s*D\b|\?\s*$|\bunstable\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unstable();

    [GeneratedRegex(@"^S\s*[+-]\s*$|^\s*(H|L|OL|Error|Err)\b|\boverload\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Overload();

    [GeneratedRegex(@"[\(\[,;\s](?<unit>[A-Za-zµ]{1,4})[\)\]]?\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnitOf();
}
