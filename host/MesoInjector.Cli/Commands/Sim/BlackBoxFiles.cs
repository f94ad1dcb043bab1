using MesoInjector.Daemon.Recording;

namespace MesoInjector.Cli.Commands.Sim;

/// <summary>Opens black boxes for the commands that read them.</summary>
internal static class BlackBoxFiles
{
    /// <summary>Reads a box and says what is damaged.</summary>
    /// <returns>Null, and a line on the error output, when there is nothing in it that can be read.</returns>
    public static BlackBoxRecording? Open(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            BlackBoxRecording recording = BlackBoxRecording.Read(file);
            foreach (string damage in recording.Damage)
                Console.Error.WriteLine($"{path}: {damage}");
            if (recording.FirstCycle != 0)
                return recording;
            Console.Error.WriteLine($"{path}: no cycle of it can be read.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{path} cannot be read: {exception.Message}");
        }
        catch (InvalidDataException exception)
        {
            Console.Error.WriteLine($"{path} cannot be read: {exception.Message}.");
        }

        return null;
    }
}
