using MesoInjector.Configuration;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Console.Preparation;

/// <summary>The protocols there are to choose from: those of the folder the console was started with, otherwise those that come with the program.</summary>
internal sealed class ProtocolShelf(ConsoleOptions options)
{
    /// <summary>Each with what it says, or what is wrong with it.</summary>
    public IReadOnlyList<ShelvedProtocol> All() => options.ProtocolFolder is { } folder
        ? [.. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(path => new ShelvedProtocol(Path.GetFileNameWithoutExtension(path), ProtocolFile.Read(path)))]
        : [.. ProtocolLibrary.Names.Select(name => new ShelvedProtocol(name, ProtocolLibrary.Find(name)!))];

    /// <summary>One of them.</summary>
    /// <returns>Null where none of this name can be used.</returns>
    public Protocol? Find(string name) => All().FirstOrDefault(entry => entry.Name == name)?.Reading.Value;
}

/// <summary>A protocol that can be chosen, or the reason why not.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reading">What it says.</param>
internal sealed record ShelvedProtocol(string Name, ConfigurationResult<Protocol> Reading);
