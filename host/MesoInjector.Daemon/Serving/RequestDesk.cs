using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using MesoInjector.Control.Treatment;
using MesoInjector.Link;
using MesoInjector.Records;

namespace MesoInjector.Daemon.Serving;

/// <summary>
/// Does the consoles' requests one after the other on a thread of its own, which may wait for the disk and for the loop's answers. A request
/// repeated with its id is answered again and not done again.
/// </summary>
internal sealed class RequestDesk : IDisposable
{
    /// <summary>How many requests of all consoles can wait.</summary>
    public const int MostWaiting = 16;

    /// <summary>A console asks and waits; one that asks more at once must not keep the others out.</summary>
    public const int MostOfOneConsole = 4;

    /// <summary>How many replies are remembered; a repeat comes within seconds.</summary>
    private const int RepliesKept = 64;

    private readonly BlockingCollection<(ConsoleConnection Console, byte[] Payload)> _waiting = new(MostWaiting);
    private readonly Queue<(Guid Id, byte[] Asked, byte[] Reply)> _done = new();
    private readonly IReadOnlyList<IRequestHandler> _handlers;
    private readonly IRequestContext _context;
    private readonly CancellationTokenSource _end = new();
    private readonly Thread _thread;

    public RequestDesk(IReadOnlyList<IRequestHandler> handlers, IRequestContext context)
    {
        _handlers = handlers;
        _context = context;
        _thread = new Thread(Work) { IsBackground = true, Name = "link: requests" };
        _thread.Start();
    }

    /// <summary>Takes a request; its console hears of it when it is done, or at once that there is no room.</summary>
    /// <exception cref="InvalidDataException">It is not a request.</exception>
    public void Take(ConsoleConnection console, byte[] payload)
    {
        if (console.RequestBegins(MostOfOneConsole))
        {
            if (_waiting.TryAdd((console, payload)))
                return;
            console.RequestEnds();
        }

        var busy = new Refusal(RefusalCode.Busy, "Too many requests wait already.", "Ask again in a moment.");
        console.TrySend(LinkFrame.Of(LinkMessage.Reply, LinkReply.Refused(LinkRequest.Read(payload), busy).ToPayload()));
    }

    /// <summary>Ends after the request under way.</summary>
    public void Dispose()
    {
        _end.Cancel();
        _thread.Join();
        _waiting.Dispose();
        _end.Dispose();
    }

    private void Work()
    {
        try
        {
            foreach ((ConsoleConnection console, byte[] payload) in _waiting.GetConsumingEnumerable(_end.Token))
            {
                if (Reply(payload) is { } reply)
                    console.TrySend(LinkFrame.Of(LinkMessage.Reply, reply));
                else
                    console.Dispose();
                console.RequestEnds();
            }
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    /// <returns>The reply's payload; null for what is no request.</returns>
    private byte[]? Reply(byte[] payload)
    {
        LinkRequest request;
        try
        {
            request = LinkRequest.Read(payload);
        }
        catch (InvalidDataException)
        {
            return null;
        }

        byte[] asked = SHA256.HashData(payload);
        foreach ((Guid id, byte[] before, byte[] known) in _done)
        {
            if (id != request.Id)
                continue;
            return before.AsSpan().SequenceEqual(asked)
                ? known
                : LinkReply.Refused(request, new Refusal(RefusalCode.RepeatedId, "This id was used before for another request.", "Ask with a new id.")).ToPayload();
        }

        byte[] reply = Do(request).ToPayload();
        if (reply.Length > LinkReply.LongestPayload)
            reply = LinkReply.Refused(request, new Refusal(RefusalCode.Request, $"The answer to {request.Method} has {reply.Length} bytes; {LinkReply.LongestPayload} can be sent.", "Ask for less.")).ToPayload();
        _done.Enqueue((request.Id, asked, reply));
        if (_done.Count > RepliesKept)
            _done.Dequeue();
        return reply;
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "a request that fails is refused with its words, and the next is done")]
    private LinkReply Do(LinkRequest request)
    {
        try
        {
            foreach (IRequestHandler handler in _handlers)
            {
                if (handler.Handle(request, _context) is { } reply)
                    return reply;
            }

            return LinkReply.Refused(request, new Refusal(RefusalCode.Request, $"There is no request '{request.Method}' here.", "Use programs of one release."));
        }
        catch (InvalidDataException exception)
        {
            return LinkReply.Refused(request, new Refusal(RefusalCode.Request, exception.Message, "Correct it, and try again."));
        }
        catch (JournalWriteException exception)
        {
            return LinkReply.Refused(request, new Refusal(RefusalCode.RecordStore, exception.Message, "Nothing was changed. Try again when the record can be written."));
        }
        catch (Exception exception)
        {
            return LinkReply.Refused(request, new Refusal(RefusalCode.Request, $"{request.Method} failed: {exception.Message}", "Look at what is shown before you try again."));
        }
    }
}
