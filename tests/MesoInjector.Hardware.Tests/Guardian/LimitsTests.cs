using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using MesoInjector.Control.Limits;
using MesoInjector.Hardware.Guardian;

namespace MesoInjector.Hardware.Tests.Guardian;

/// <summary>The limits by name, held equal to <c>docs/limits.yaml</c> and complete against the code, and their hash (SR-065).</summary>
public sealed partial class LimitsTests
{
    [Fact]
    public void The_table_is_the_document_entry_by_entry_and_in_its_order() => Assert.Equal(Document(), LimitsTable.Entries);

    [Fact]
    public void Every_limit_of_the_code_is_in_the_table()
    {
        IEnumerable<string> code = from type in new[] { typeof(HardLimits), typeof(GuardianLimits) }
                                   from property in type.GetProperties(BindingFlags.Public | BindingFlags.Static)
                                   select property.Name;
        Assert.Equal(code.Order(), LimitsTable.Entries.Select(entry => entry.Name).Order());
    }

    [Fact]
    public void Nothing_hashes_as_the_document_says()
    {
        string[] row = DocumentTables.Rows("protocol.md", "H-01").Single();
        Assert.Equal(Convert.ToUInt32(row[2], 16), GuardianLimitsHash.Of([]));
    }

    [Fact]
    public void Two_lines_hash_as_the_document_says()
    {
        string[] row = DocumentTables.Rows("protocol.md", "H-02").Single();
        IEnumerable<LimitEntry> entries = from line in row[1].Split('`', ' ').Where(part => part.Contains('=', StringComparison.Ordinal))
                                          let parts = line.Split('=')
                                          select new LimitEntry(parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture));
        Assert.Equal(Convert.ToUInt32(row[2], 16), GuardianLimitsHash.Of(entries));
    }

    [Fact]
    public void Our_hash_is_that_of_the_document() => Assert.Equal(GuardianLimitsHash.Of(Document()), GuardianLimitsHash.Ours);

    [Fact]
    public void Any_one_value_name_or_order_changed_changes_the_hash()
    {
        List<LimitEntry> entries = [.. LimitsTable.Entries];
        var hashes = new HashSet<uint> { GuardianLimitsHash.Ours };
        for (int i = 0; i < entries.Count; i++)
        {
            LimitEntry entry = entries[i];
            entries[i] = entry with { Value = entry.Value + 1 };
            Assert.True(hashes.Add(GuardianLimitsHash.Of(entries)), entry.Name);
            entries[i] = entry with { Name = entry.Name + "2" };
            Assert.True(hashes.Add(GuardianLimitsHash.Of(entries)), entry.Name);
            entries[i] = entry;
        }

        (entries[0], entries[1]) = (entries[1], entries[0]);
        Assert.True(hashes.Add(GuardianLimitsHash.Of(entries)));
    }

    private static List<LimitEntry> Document() =>
        [.. from entry in Entry().Matches(DocumentTables.Text("limits.yaml"))
            select new LimitEntry(entry.Groups["name"].Value, long.Parse(entry.Groups["value"].Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"^- name: (?<name>\w+)\s*\n  value: (?<value>-?\d+)\s*$", RegexOptions.Multiline, 1000)]
    private static partial Regex Entry();
}
