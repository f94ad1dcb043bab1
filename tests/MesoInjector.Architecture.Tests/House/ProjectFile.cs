using System.Xml.Linq;

namespace MesoInjector.Architecture.Tests.House;

/// <summary>What a project file references.</summary>
internal sealed class ProjectFile
{
    private readonly XDocument _xml;

    public ProjectFile(string path)
    {
        Path = path;
        _xml = XDocument.Parse(Repository.Read(path));
    }

    public string Path { get; }

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>What it builds; its own name where it says nothing else.</summary>
    public string AssemblyName => _xml.Descendants("AssemblyName").SingleOrDefault()?.Value ?? Name;

    /// <summary>The names of the projects it references.</summary>
    public IEnumerable<string> Projects => Includes("ProjectReference").Select(include => System.IO.Path.GetFileNameWithoutExtension(include.Replace('\\', '/')));

    /// <summary>The packages it references, device packages among them.</summary>
    public IEnumerable<string> Packages => Includes("PackageReference").Concat(Includes("DevicePackage"));

    private IEnumerable<string> Includes(string element) => _xml.Descendants(element).Select(item => item.Attribute("Include")?.Value).OfType<string>();
}
