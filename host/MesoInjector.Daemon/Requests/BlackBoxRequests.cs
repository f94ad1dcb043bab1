using System.Text.Json.Nodes;
using MesoInjector.Control.Treatment;
using MesoInjector.Daemon.Recording;
using MesoInjector.Daemon.Serving;
using MesoInjector.Link;
using MesoInjector.Records.Users;

namespace MesoInjector.Daemon.Requests;

/// <summary>The black boxes that were saved, and saving one now. The files themselves are read where they are: a console runs on the same machine.</summary>
internal sealed class BlackBoxRequests(Desk desk, BlackBoxSaver saver) : IRequestHandler
{
    /// <summary>As many as anybody looks through.</summary>
    private const int Most = 50;

    /// <summary>The loop sets a box aside within a cycle; writing 32 MB takes what the disk takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

    public LinkReply? Handle(LinkRequest request, IRequestContext context) => request.Method switch
    {
        "blackBox.list" => desk.Lacks(Right.Service, "black boxes") is { } lacks ? LinkReply.Refused(request, lacks) : LinkReply.Done(request, List()),
        "blackBox.save" => Save(request),
        _ => null,
    };

    private LinkReply Save(LinkRequest request)
    {
        if (desk.Lacks(Right.Service, "saving the black box") is { } lacks)
            return LinkReply.Refused(request, lacks);
        long before = saver.Tries;
        saver.Request();
        long until = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (saver.Tries == before && Environment.TickCount64 < until)
            Thread.Sleep(LookEvery);
        return (saver.Tries == before, saver.Failure) switch
        {
            (true, _) => LinkReply.Refused(request, new Refusal(RefusalCode.NotNow, "The black box was not saved in time.", "Look at the list again in a moment.")),
            (_, { } failure) => LinkReply.Refused(request, new Refusal(RefusalCode.RecordStore, "The black box could not be saved.", failure)),
            _ => LinkReply.Done(request, List()),
        };
    }

    /// <summary>Newest first: the names begin with the time.</summary>
    private JsonObject List()
    {
        var folder = new DirectoryInfo(saver.Folder);
        FileInfo[] files = folder.Exists ? [.. folder.EnumerateFiles("*.mesobox").OrderByDescending(file => file.Name, StringComparer.Ordinal).Take(Most)] : [];
        return new JsonObject
        {
            ["folder"] = folder.FullName,
            ["boxes"] = new JsonArray([.. files.Select(file => (JsonNode)new JsonObject { ["name"] = file.Name, ["bytes"] = file.Length })]),
        };
    }
}
