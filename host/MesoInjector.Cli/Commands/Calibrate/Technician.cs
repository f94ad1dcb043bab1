using System.CommandLine;
using MesoInjector.Cli.Commands.Users;
using MesoInjector.Records;
using MesoInjector.Records.Users;

namespace MesoInjector.Cli.Commands.Calibrate;

/// <summary>Who signs.</summary>
internal static class Technician
{
    public static Option<string?> As { get; } = new("--as") { Description = "The technician who signs it.", HelpName = "name" };

    public static Option<string?> PinFile { get; } = new("--pin-file")
    {
        Description = "A file with the technician's PIN; - reads it from standard input. Without it the PIN is typed.",
        HelpName = "file",
    };

    /// <summary>Signs in, does something in that name and signs out.</summary>
    /// <returns>The exit code.</returns>
    public static int Sign(Journal journal, string name, string? pinFile, Func<User, int> action)
    {
        var users = new UserRegister(journal, TimeProvider.System);
        if (new PinSource(pinFile).Next($"PIN of {name}", isNew: false) is not { } pin)
            return ExitCode.BadInput;
        SignInResult result = users.SignIn(name, pin);
        if (result.User is not { } user)
        {
            Console.Error.WriteLine(result.Problem);
            return ExitCode.BadInput;
        }

        try
        {
            if (user.Role.Has(Right.Calibrate))
                return action(user);
            Console.Error.WriteLine($"{user.Name} may not calibrate; a technician may. Nothing was kept.");
            return ExitCode.BadInput;
        }
        finally
        {
            users.SignOut();
        }
    }
}
