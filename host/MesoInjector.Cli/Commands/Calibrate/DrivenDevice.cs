using System.Text.Json;
using System.Text.Json.Nodes;
using MesoInjector.Calibration;
using MesoInjector.Cli.Commands.Users;
using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Servicing;
using MesoInjector.Control.Treatment;
using MesoInjector.Link;
using MesoInjector.Records.Commands;

namespace MesoInjector.Cli.Commands.Calibrate;

/// <summary>A device behind a daemon's socket. Targets are prepared from here; key and pedal drive them, there.</summary>
internal sealed class DrivenDevice : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>A technician walks to the gun, turns the key, puts a syringe in.</summary>
    private static readonly TimeSpan AtTheGun = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private readonly LinkClient _client;
    private readonly string _name;
    private readonly string? _pinFile;
    private CalibrationKind _kind;
    private SyringeType? _syringe;
    private FluidVolume _fill;
    private bool _entered;

    private DrivenDevice(LinkClient client, JsonElement about, string name, string? pinFile)
    {
        (_client, _name, _pinFile) = (client, name, pinFile);
        Journal = about.GetProperty("journal").GetString() ?? "";
        Handpiece = about.GetProperty("handpiece").GetString() ?? "";
        Simulated = about.GetProperty("simulated").GetBoolean();
    }

    /// <summary>The record of the daemon.</summary>
    public string Journal { get; }

    /// <summary>The handpiece the daemon was told; empty for none.</summary>
    public string Handpiece { get; }

    /// <summary>The device is a virtual one.</summary>
    public bool Simulated { get; }

    /// <summary>Connects and signs in.</summary>
    /// <returns>Null where that failed; the words have been written.</returns>
    public static DrivenDevice? Open(string socket, string name, string? pinFile)
    {
        var client = new LinkClient(socket, "meso calibrate", TimeProvider.System);
        if (!SpinWait.SpinUntil(() => client.Latest is not null, Patience))
        {
            Console.Error.WriteLine($"{client.Problem} Start it with 'meso daemon', or give its socket with --socket.");
            client.Dispose();
            return null;
        }

        if (new PinSource(pinFile).Next($"PIN of {name}", isNew: false) is { } pin
            && Ask(client, "signIn", new JsonObject { ["name"] = name, ["pin"] = pin }) is not null
            && Ask(client, "about", null)?.Result is { } about)
        {
            return new DrivenDevice(client, about, name, pinFile);
        }

        client.Dispose();
        return null;
    }

    /// <summary>What it is driven for from now on.</summary>
    /// <param name="subject">What is calibrated.</param>
    /// <param name="fill">What the syringe holds.</param>
    public void For(CalibrationSubject subject, FluidVolume fill) => (_kind, _syringe, _fill) = (subject.Kind, subject.Syringe, fill);

    /// <summary>Enters the service function, and fills the needle where it is for a syringe.</summary>
    /// <returns>Whether readings can be taken.</returns>
    public bool Begin()
    {
        _entered = false;
        if (Seen.State is InjectorState.CalibratingDepth or InjectorState.CalibratingDose or InjectorState.Maintenance && !LeaveService())
            return false;
        if (!Until(() => Seen.State == InjectorState.Standby, $"The device is in {Seen.State}; it must be in Standby.") || !Enter())
            return false;
        _entered = true;
        if (_kind == CalibrationKind.Depth)
            return true;
        Console.Out.WriteLine("Leave the holder empty and hold the pedal until the pusher stands.");
        if (!Drive(ServiceTarget.Load()))
            return false;
        Console.Out.WriteLine($"Put in the {_syringe} syringe with {_fill}, and hold the pedal until a drop stands at the tip.");
        return Drive(ServiceTarget.Prime());
    }

    /// <summary>Prepares the target of a step; waits for the foot to come off the pedal.</summary>
    public void Prepare(ReadingStep step)
    {
        if (step.Target is not { } target || (!_entered && !Begin()))
            return;
        if (Prepare(target))
            Console.Out.WriteLine($"Prepared: {target}. {ServiceHoldWords.Of(ServiceHold.None)}");
    }

    /// <summary>Leaves the service function where it was entered; the device homes.</summary>
    public bool Leave() => !_entered || LeaveService();

    private bool LeaveService() => Say(id => new OperatorCommand.LeaveService(id));

    /// <summary>Has the daemon keep the calibration, signed with the PIN.</summary>
    public bool Sign()
    {
        if (new PinSource(_pinFile).Next($"PIN of {_name}", isNew: false) is not { } pin)
            return false;
        LinkReply? reply = Ask(_client, "calibration.sign", new JsonObject { ["kind"] = _kind.ToString(), ["pin"] = pin });
        if (reply?.Result is { } kept)
            Console.Out.WriteLine($"Calibration {kept.GetProperty("number")}: {kept.GetProperty("status")}.");
        return reply is not null;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Ask(_client, "signOut", null);
        _client.Dispose();
    }

    private Snapshot Seen => _client.Latest?.Seen ?? default;

    private bool Enter()
    {
        Console.Out.WriteLine("Turn the service key.");
        return _kind == CalibrationKind.Depth
            ? UntilTaken(id => new OperatorCommand.CalibrateDepth(id), RefusalCode.NotNow)
            : UntilTaken(id => new OperatorCommand.CalibrateDose(id, _syringe!, _fill), RefusalCode.NotNow);
    }

    private bool Prepare(ServiceTarget target) => UntilTaken(id => new OperatorCommand.PrepareTarget(id, target), RefusalCode.PedalStuck);

    private bool Drive(ServiceTarget target)
    {
        ServiceHold said = ServiceHold.None;
        return Prepare(target) && Until(
            () =>
            {
                ServiceView view = Seen.Service;
                if (view.Hold != said && view.Hold > ServiceHold.PedalUp)
                    Console.Out.WriteLine(ServiceHoldWords.Of(view.Hold));
                said = view.Hold;
                return view.Reached && view.Target == target;
            },
            $"'{target}' was not reached.");
    }

    /// <summary>Gives a command again as long as it is refused for a reason that a technician ends at the gun.</summary>
    private bool UntilTaken(Func<Guid, OperatorCommand> command, RefusalCode passing)
    {
        Refusal? refusal = null;
        bool told = false;
        bool ended = Until(
            () =>
            {
                refusal = Answer(command);
                if (refusal?.Code == passing && !told)
                    Console.Out.WriteLine(refusal);
                told = true;
                return refusal?.Code != passing;
            },
            "Nothing changed for ten minutes.");
        if (ended && refusal is not null)
            Console.Error.WriteLine(refusal);
        return ended && refusal is null;
    }

    private bool Say(Func<Guid, OperatorCommand> command)
    {
        Refusal? refusal = Answer(command);
        if (refusal is not null)
            Console.Error.WriteLine(refusal);
        return refusal is null;
    }

    private Refusal? Answer(Func<Guid, OperatorCommand> command)
    {
        OperatorCommand said = command(Guid.NewGuid());
        CommandAnswer? answer = _client.SendAsync(said.Id, CommandText.Of(said), Patience).GetAwaiter().GetResult();
        return answer is null ? new Refusal(RefusalCode.Busy, "The daemon did not answer.", "Look at it; nothing moves without the pedal.") : answer.Refusal;
    }

    private static bool Until(Func<bool> so, string otherwise)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (!so())
        {
            if (TimeProvider.System.GetElapsedTime(began) > AtTheGun)
            {
                Console.Error.WriteLine(otherwise);
                return false;
            }

            Thread.Sleep(Glance);
        }

        return true;
    }

    private static LinkReply? Ask(LinkClient client, string method, JsonNode? arguments)
    {
        LinkReply? reply = client.AskAsync(method, arguments, Patience).GetAwaiter().GetResult();
        if (reply is { Refusal: null })
            return reply;
        Console.Error.WriteLine(reply?.Refusal?.ToString() ?? "The daemon did not answer.");
        return null;
    }
}
