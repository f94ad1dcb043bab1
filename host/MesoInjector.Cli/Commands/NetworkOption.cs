extern alias console;

using System.CommandLine;
using System.Net;
using console::MesoInjector.Console.Network;

namespace MesoInjector.Cli.Commands;

/// <summary>The clinic's network, from which one only looks at a device, after signing in; and stops it.</summary>
internal sealed class NetworkOption
{
    private readonly Option<string?> _address = new("--network") { Description = "Also serve the clinic's network, encrypted and to look only.", HelpName = "address:port" };
    private readonly Option<string?> _certificate = new("--network-certificate") { Description = "Its certificate: a PFX with the key, or a PEM.", HelpName = "file" };
    private readonly Option<string?> _key = new("--network-key") { Description = "The key of a PEM certificate.", HelpName = "file" };
    private readonly Option<string?> _password = new("--network-password-file") { Description = "A file with the password of the key.", HelpName = "file" };

    /// <summary>Adds it to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_address, _certificate, _key, _password])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            string? address = result.GetValue(_address);
            if (address is not null && (!IPEndPoint.TryParse(address, out IPEndPoint? place) || place.Port == 0))
                result.AddError("--network takes an address of this machine with a port, such as 10.0.0.5:8443.");
            if (address is not null != result.GetValue(_certificate) is not null)
                result.AddError("--network and --network-certificate belong together: nothing is served to a network unencrypted.");
            if (address is null && (result.GetValue(_key) is not null || result.GetValue(_password) is not null))
                result.AddError("--network-key and --network-password-file are for --network.");
        });
    }

    /// <summary>What was given; null for no network.</summary>
    public NetworkOptions? Of(ParseResult parsed) => parsed.GetValue(_address) is { } address
        ? new NetworkOptions(IPEndPoint.Parse(address), parsed.GetRequiredValue(_certificate)!, parsed.GetValue(_key), parsed.GetValue(_password))
        : null;
}
