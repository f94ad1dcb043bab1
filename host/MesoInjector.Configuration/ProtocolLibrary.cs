using MesoInjector.Control.Treatment;

namespace MesoInjector.Configuration;

/// <summary>The protocols that come with the product, by name.</summary>
public static class ProtocolLibrary
{
    private const string Prefix = "protocols/";

    private static readonly SortedDictionary<string, byte[]> Shipped = Load();

    /// <summary>Their names.</summary>
    public static IReadOnlyCollection<string> Names => Shipped.Keys;

    /// <summary>Reads one of them.</summary>
    /// <returns>Null where no protocol has this name.</returns>
    public static ConfigurationResult<Protocol>? Find(string name) =>
        Shipped.TryGetValue(name, out byte[]? content) ? ProtocolFile.Read(name, content) : null;

    private static SortedDictionary<string, byte[]> Load()
    {
        SortedDictionary<string, byte[]> found = new(StringComparer.Ordinal);
        var assembly = typeof(ProtocolLibrary).Assembly;
        foreach (string resource in assembly.GetManifestResourceNames().Where(resource => resource.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using Stream stream = assembly.GetManifestResourceStream(resource)!;
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            found.Add(Path.GetFileNameWithoutExtension(resource), memory.ToArray());
        }

        return found;
    }
}
