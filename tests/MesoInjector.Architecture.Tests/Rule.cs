namespace MesoInjector.Architecture.Tests;

/// <summary>A rule of the house, and what breaks it.</summary>
internal static class Rule
{
    /// <summary>Fails with everything that breaks a rule, one a line.</summary>
    public static void HasNoBreach<T>(IEnumerable<T> breaches)
    {
        string all = string.Join('\n', breaches);
        Assert.True(all.Length == 0, all);
    }
}
