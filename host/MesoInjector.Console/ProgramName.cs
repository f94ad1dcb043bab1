namespace MesoInjector.Console;

/// <summary>What this program calls itself.</summary>
internal static class ProgramName
{
    public static string Text { get; } = $"MesoInjector {typeof(ProgramName).Assembly.GetName().Version?.ToString(3)}";
}
