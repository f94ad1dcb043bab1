namespace MesoInjector.Records.Lists;

/// <summary>Holds the lists against the journal they must follow from.</summary>
internal static class ListComparison
{
    /// <summary>What differs, in words; nothing when all is as it must be.</summary>
    public static List<string> Differences(Statements statements)
    {
        var differences = new List<string>();
        foreach (string name in ListTables.Names)
        {
            if (statements.Scalar("SELECT 1 FROM main.sqlite_schema WHERE name = $1", name) is null)
                differences.Add($"The list \"{name}\" is missing; the next start of the device makes it anew.");
        }

        if (differences.Count > 0)
            return differences;

        // Lists of another version are made anew by the next start; there is nothing to hold them against.
        if (statements.Number("SELECT version FROM main.list_state") != ListTables.Version)
            return differences;
        statements.Execute(Drop);
        try
        {
            statements.Execute(ListTables.Create("temp"));
            new ListWriter(statements, "temp").Rebuild();
            foreach (string name in ListTables.Names)
            {
                long rows = statements.Number(
                    $"SELECT (SELECT count(*) FROM (SELECT * FROM main.{name} EXCEPT SELECT * FROM temp.{name})) + (SELECT count(*) FROM (SELECT * FROM temp.{name} EXCEPT SELECT * FROM main.{name}))");
                if (rows > 0)
                    differences.Add($"The list \"{name}\" does not follow from the journal: {rows} rows differ.");
            }
        }
        finally
        {
            statements.Execute(Drop);
        }

        return differences;
    }

    private static string Drop => string.Concat(ListTables.Names.Select(name => $"DROP TABLE IF EXISTS temp.{name};"));
}
