namespace MesoInjector.Architecture.Tests.Documents;

/// <summary>A page the code writes. With MESO_WRITE_DOCS=1 in the environment it is written, otherwise it is compared.</summary>
internal static class GeneratedDocument
{
    private static readonly bool Write = Environment.GetEnvironmentVariable("MESO_WRITE_DOCS") == "1";

    public static string Head(string title) =>
        $"# {title}\n\n<!-- Written by the architecture tests from the code; with MESO_WRITE_DOCS=1 they write it anew. -->\n\n";

    public static void MustBe(string path, string text)
    {
        if (Write)
            File.WriteAllText(Repository.PathOf(path), text);
        Assert.True(File.Exists(Repository.PathOf(path)), $"{path} is missing; MESO_WRITE_DOCS=1 writes it");
        Assert.Equal(text, Repository.Read(path));
    }
}
