namespace MesoInjector.Console.Tests.Stage;

/// <summary>Files of the source.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string File(string path) => Path.Combine(Root, path);

    private static string Find(string folder) => System.IO.File.Exists(Path.Combine(folder, "MesoInjector.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
