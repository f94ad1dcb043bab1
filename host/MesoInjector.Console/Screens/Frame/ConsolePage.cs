using MesoInjector.Console.Live;
using MesoInjector.Console.Seats;
using MesoInjector.Console.Wording;
using MesoInjector.Control;
using MesoInjector.Link;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace MesoInjector.Console.Screens.Frame;

/// <summary>What every page and part of one has: the device as it is now, who sits there, and words.</summary>
public abstract class ConsolePage : ComponentBase
{
    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    /// <summary>The device.</summary>
    [Inject]
    public required DeviceFeed Device { get; set; }

    /// <summary>The seat.</summary>
    [Inject]
    public required Seat Seat { get; set; }

    /// <summary>The words.</summary>
    protected Words W => Language.Of(Http);

    /// <summary>Who sits at this browser; null for nobody.</summary>
    protected Seated? User => SeatCookie.Of(Http.User, Seat);

    /// <summary>What the device shows; null where nothing fresh is known.</summary>
    /// <remarks>Read once for each request: every part of a page shows the same moment.</remarks>
    protected Snapshot? Seen
    {
        get
        {
            if (Http.Items.TryGetValue(typeof(LinkSnapshot), out object? moment))
                return (moment as LinkSnapshot)?.Seen;
            Http.Items[typeof(LinkSnapshot)] = Device.Latest;
            return Seen;
        }
    }

    /// <summary>The daemon; null for none.</summary>
    protected LinkHello? Daemon => Device.Daemon;

    /// <summary>The device is a virtual one.</summary>
    protected bool Simulated => Daemon?.Simulated == true;

    /// <summary>The screen the device's own page has now.</summary>
    protected DeviceScreen Screen => Seen is { } seen ? ScreenMap.Of(seen.State) : Device.SwitchedOff ? DeviceScreen.Off : DeviceScreen.NoDaemon;
}
