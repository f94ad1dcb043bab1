using System.Text.Json.Nodes;
using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;
using MesoInjector.Daemon.Recording;
using MesoInjector.Daemon.Requests;
using MesoInjector.Daemon.Serving;
using MesoInjector.Link;
using MesoInjector.Records;

namespace MesoInjector.Daemon.Tests;

/// <summary>The daemon's own handlers over a real record, with a loop that takes or refuses what it is told to.</summary>
internal sealed class RequestBench : IRequestContext, IDisposable
{
    public const string Handpiece = "H-7";
    public const string AdminPin = "802613";
    public const string Pin = "371940";

    /// <summary>A record with users, made once: hashing PINs takes its time, as it should.</summary>
    private static readonly Lazy<byte[]> Users = new(MakeUsers);

    private readonly string _folder = Directory.CreateTempSubdirectory("meso-desk-").FullName;
    private readonly IRequestHandler[] _handlers;

    public RequestBench(bool users = true, string handpiece = Handpiece)
    {
        if (users)
            File.WriteAllBytes(JournalPath, Users.Value);
        Journal = Journal.Open(JournalPath, Clock).Journal!;
        Saver = new BlackBoxSaver(new BlackBox(1, canFreeze: true), BoxFolder, TimeProvider.System);
        var desk = new Desk(Journal, Clock, Seat, new DeviceFacts("MesoInjector test", Simulated: false, JournalPath, handpiece, () => "Guardian: well."));
        _handlers = [new UserRequests(desk), new SessionRequests(desk), new CalibrationRequests(desk), new BlackBoxRequests(desk, Saver)];
    }

    public BlackBoxSaver Saver { get; }

    public string BoxFolder => Path.Combine(_folder, "boxes");

    public string JournalPath => Path.Combine(_folder, "treatment.journal");

    public SteadyClock Clock { get; } = new();

    public Seat Seat { get; } = new();

    public Journal Journal { get; }

    public InjectorState State { get; set; } = InjectorState.Standby;

    public List<OperatorCommand> Given { get; } = [];

    /// <summary>What the loop says to the next commands; null for taken.</summary>
    public Refusal? Refuses { get; set; }

    /// <summary>The loop says nothing.</summary>
    public bool Silent { get; set; }

    public Snapshot Look() => new() { State = State, Detail = "" };

    public CommandAnswer? Give(OperatorCommand command)
    {
        Given.Add(command);
        if (Silent)
            return null;
        if (Refuses is null && command is OperatorCommand.OpenSession open)
            Journal.Write([new RecordEntry { Kind = RecordKind.SessionOpened, At = MonotonicTime.FromMicroseconds(1000), Attachment = open.Order }]);
        return new CommandAnswer(command.Id, Refuses);
    }

    public LinkReply Ask(string method, JsonObject? arguments = null)
    {
        LinkRequest request = LinkRequest.Read(LinkRequest.Frame(Guid.NewGuid(), method, arguments).AsMemory(LinkFrame.HeadSize));
        try
        {
            return _handlers.Select(handler => handler.Handle(request, this)).First(reply => reply is not null)!;
        }
        catch (InvalidDataException exception)
        {
            return LinkReply.Refused(request, new Refusal(RefusalCode.Request, exception.Message, ""));
        }
    }

    public JsonNode? Do(string method, JsonObject? arguments = null)
    {
        LinkReply reply = Ask(method, arguments);
        Assert.True(reply.Refusal is null, reply.Refusal?.ToString());
        return reply.Result is { } result ? JsonNode.Parse(result.GetRawText()) : null;
    }

    public Refusal Refused(string method, JsonObject? arguments = null)
    {
        LinkReply reply = Ask(method, arguments);
        Assert.Null(reply.Result);
        return Assert.IsType<Refusal>(reply.Refusal);
    }

    public RequestBench SignIn(string name, string pin = Pin)
    {
        Do("signIn", new JsonObject { ["name"] = name, ["pin"] = pin });
        return this;
    }

    public void Dispose()
    {
        Journal.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>An admin called root and one user of each other role, called as their role; nobody is signed in.</summary>
    private static byte[] MakeUsers()
    {
        using var bench = new RequestBench(users: false);
        bench.Do("users.add", new JsonObject { ["name"] = "root", ["role"] = "admin", ["pin"] = AdminPin });
        bench.SignIn("root", AdminPin);
        foreach (string role in (string[])["clinician", "technician", "qa"])
            bench.Do("users.add", new JsonObject { ["name"] = role, ["role"] = role, ["pin"] = Pin });
        bench.Do("signOut");
        string copy = bench.JournalPath + ".copy";
        Assert.Null(bench.Journal.BackUp(copy));
        return File.ReadAllBytes(copy);
    }

    /// <summary>A clock that stands until it is moved.</summary>
    internal sealed class SteadyClock : TimeProvider
    {
        private TimeSpan _gone;

        public static DateOnly Today { get; } = new(2026, 11, 3);

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Go(TimeSpan time) => _gone += time;

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(Today, new TimeOnly(9, 0), TimeSpan.Zero) + _gone;

        public override long GetTimestamp() => _gone.Ticks;
    }
}
