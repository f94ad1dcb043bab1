using System.Reflection;
using System.Runtime.CompilerServices;
using MesoInjector.Control;
using MesoInjector.Hardware;

namespace MesoInjector.Daemon;

/// <summary>
/// Keeps the runtime from stopping the loop: every method it may call is compiled beforehand, and memory for years of records is set aside
/// before the first collection (a collection stops every thread, whatever its priority).
/// </summary>
internal static class QuietHeap
{
    /// <summary>A recorded entry takes about 5 KB on its way to the disk, and a treated point about a dozen entries: a thousand points.</summary>
    private const long Bytes = 64L << 20;

    /// <returns>What was refused, in words; null when nothing was.</returns>
    public static string? Prepare()
    {
        Compile(typeof(InjectorController).Assembly, typeof(InjectorDevice).Assembly, typeof(QuietHeap).Assembly);
        Rehearsal.Run();
        GC.Collect();
        try
        {
            return GC.TryStartNoGCRegion(Bytes) ? null : $"{Bytes >> 20} MB could not be set aside: collections may make the loop late. Give the machine more memory.";
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentOutOfRangeException)
        {
            return $"No memory could be set aside ({exception.Message}): collections may make the loop late.";
        }
    }

    internal static int Compile(params ReadOnlySpan<Assembly> assemblies)
    {
        const BindingFlags all = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        int count = 0;
        foreach (Assembly assembly in assemblies)
        {
            foreach (Type type in assembly.GetTypes())
            {
                if (type.ContainsGenericParameters)
                    continue;
                foreach (MethodBase method in type.GetMethods(all).Concat<MethodBase>(type.GetConstructors(all)))
                {
                    if (method.ContainsGenericParameters || method.IsAbstract || method.GetMethodBody() is null)
                        continue;
                    RuntimeHelpers.PrepareMethod(method.MethodHandle);
                    count++;
                }
            }
        }

        return count;
    }
}
