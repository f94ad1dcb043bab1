using MesoInjector.Control;
using MesoInjector.Daemon.Recording;

namespace MesoInjector.Daemon.Tests;

/// <summary>Black boxes as bytes and back.</summary>
internal static class Boxes
{
    public static byte[] Saved(BlackBox box)
    {
        using var stream = new MemoryStream();
        box.Save(stream);
        return stream.ToArray();
    }

    public static BlackBoxRecording Read(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return BlackBoxRecording.Read(stream);
    }

    /// <summary>The inputs of a box that must be whole.</summary>
    public static List<InjectorInputs> Inputs(byte[] file)
    {
        BlackBoxRecording recording = Read(file);
        Assert.Empty(recording.Damage);
        return [.. recording.Cycles().Select(cycle => cycle.Inputs)];
    }

    public static void Keep(this BlackBox box, in InjectorInputs inputs) => box.Keep(in inputs, default, default, default);
}
