using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace MesoInjector.Architecture.Tests.House;

/// <summary>What an assembly uses of others, read from its metadata: also what no analyzer saw.</summary>
internal static class AssemblyUses
{
    /// <summary>The full names of types, and of their members as Type.Member (property accessors by the name of the property).</summary>
    public static IReadOnlySet<string> Of(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
        using var image = new PEReader(stream);
        MetadataReader metadata = image.GetMetadataReader();
        HashSet<string> uses = [];
        foreach (TypeReferenceHandle handle in metadata.TypeReferences)
            uses.Add(TypeName(metadata, handle));
        foreach (MemberReferenceHandle handle in metadata.MemberReferences)
        {
            MemberReference member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind == HandleKind.TypeReference)
                uses.Add($"{TypeName(metadata, (TypeReferenceHandle)member.Parent)}.{MemberName(metadata.GetString(member.Name))}");
        }

        return uses;
    }

    private static string TypeName(MetadataReader metadata, TypeReferenceHandle handle)
    {
        TypeReference type = metadata.GetTypeReference(handle);
        string name = metadata.GetString(type.Name);
        return type.Namespace.IsNil ? name : $"{metadata.GetString(type.Namespace)}.{name}";
    }

    private static string MemberName(string name) => name.StartsWith("get_", StringComparison.Ordinal) ? name[4..] : name;
}
