using MesoInjector.Console.Seats;
using MesoInjector.Console.Telemetry;
using MesoInjector.Console.Wording;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Machine;
using Microsoft.AspNetCore.Http;

namespace MesoInjector.Console.Live;

/// <summary>
/// The one stream of events a page listens to: ten messages a second, thirty for plots, and one at once when state, alarms or seat change.
/// A page that is slow gets fewer, never older ones.
/// </summary>
internal sealed class LiveStream(DeviceFeed feed, Seat seat, TimeProvider clock, ConsoleMeter meter)
{
    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ForPlots = TimeSpan.FromMilliseconds(30);

    /// <summary>A screen or two, and some who look: more than that is somebody's mistake, and must not take the place of STOP.</summary>
    private const int MostPages = 32;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (long Version, byte[] Text)> _kept = [];
    private int _pages;

    /// <summary>Serves a page until it goes away.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        TimeSpan every = context.Request.Query["rate"] == "30" ? ForPlots : Usual;
        Words words = Language.Of(context);
        CancellationToken gone = context.RequestAborted;
        long version = 0;
        long sentAt = 0;
        Sight sent = default;
        if (Interlocked.Increment(ref _pages) > MostPages)
        {
            Interlocked.Decrement(ref _pages);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        meter.Page(1);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            while (true)
            {
                version = await feed.NewerAsync(version, gone).ConfigureAwait(false);
                Sight now = Look();
                if (now == sent && sentAt != 0 && clock.GetElapsedTime(sentAt) < every)
                    continue;
                sentAt = clock.GetTimestamp();
                sent = now;
                await context.Response.Body.WriteAsync(Text(version, words), gone).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(gone).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The page went away.
        }
        finally
        {
            Interlocked.Decrement(ref _pages);
            meter.Page(-1);
        }
    }

    private Sight Look()
    {
        Control.Snapshot? seen = feed.Latest?.Seen;
        return new Sight(seen?.State, seen?.Alarms ?? default, seat.Taken?.Number ?? 0, seat.Locked);
    }

    /// <summary>One text for all pages of a language.</summary>
    private byte[] Text(long version, Words words)
    {
        lock (_gate)
        {
            if (_kept.TryGetValue(words.Language, out (long Version, byte[] Text) kept) && kept.Version == version)
                return kept.Text;
            byte[] text = [.. "data: "u8, .. LiveMessage.Of(feed, seat, words), .. "\n\n"u8];
            _kept[words.Language] = (version, text);
            return text;
        }
    }

    /// <summary>What a page must know at once.</summary>
    private readonly record struct Sight(InjectorState? State, AlarmSet Alarms, int Seat, bool Locked);
}
