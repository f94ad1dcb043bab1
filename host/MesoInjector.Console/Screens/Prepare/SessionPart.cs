using System.Diagnostics;
using MesoInjector.Console.Live;
using MesoInjector.Console.Preparation;
using MesoInjector.Console.Screens.Frame;
using MesoInjector.Control.Treatment;
using MesoInjector.Records.Reading;
using MesoInjector.Records.Users;
using Microsoft.AspNetCore.Components;

namespace MesoInjector.Console.Screens.Prepare;

/// <summary>A screen of an open session: what the record keeps of it, so that it is right after every reload.</summary>
public abstract class SessionPart : ConsolePage
{
    private static readonly TimeSpan RecordPatience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(25);

    /// <summary>The record.</summary>
    [Inject]
    internal RecordOutlook Record { get; set; } = null!;

    /// <summary>The session; null where the record cannot be read.</summary>
    protected TreatmentSession? Session { get; private set; }

    /// <summary>Whoever sits here may treat.</summary>
    protected bool MayTreat => User?.May(Right.Treat) == true;

    /// <summary>The syringe the session was opened with; null where not known.</summary>
    protected SyringeType? Syringe => SyringeType.All.FirstOrDefault(type => type.Name == Session?.Protocol.Syringe);

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        // The device is ahead of its record by milliseconds: until the session is there, the latest one is another patient's.
        long began = Stopwatch.GetTimestamp();
        do
        {
            TreatmentSession? latest = await Record.LatestSessionAsync().ConfigureAwait(false);
            if (latest is { Ended: null } || Screen == DeviceScreen.Review)
            {
                Session = latest;
                return;
            }

            await Task.Delay(LookAgain).ConfigureAwait(false);
        }
        while (Stopwatch.GetElapsedTime(began) < RecordPatience);
    }

    /// <summary>The lot of what was used up, and the number of the item where it has one.</summary>
    protected string LotOf(ConsumableKind kind) => Session?.Consumables.LastOrDefault(item => item.Kind == kind) is { } used
        ? W["used.lot", used.Lot] + (used.Item is { } item ? " · " + W["used.item", item] : "")
        : "";

    /// <summary>A volume in mL.</summary>
    protected string Millilitres(long nanolitres) => W.Number(nanolitres / 1e6, 3);
}
