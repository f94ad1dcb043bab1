using System.Runtime.InteropServices;

namespace MesoInjector.Hardware.Board;

/// <summary>What is to be done with a file; the numbers are those of access(2).</summary>
internal enum Access
{
    Write = 2,
    ReadAndWrite = 6,
}

/// <summary>What the operating system would let this user do.</summary>
internal static partial class Permission
{
    /// <summary>Asked without opening: opening a serial port already moves its lines.</summary>
    public static bool May(string path, Access access) => Ask(path, access) == 0;

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Ask(string path, Access access);
}
