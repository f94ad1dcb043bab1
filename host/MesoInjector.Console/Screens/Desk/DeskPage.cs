using MesoInjector.Console.Reading;
using MesoInjector.Console.Screens.Frame;
using MesoInjector.Records;
using MesoInjector.Records.Users;
using Microsoft.AspNetCore.Components;

namespace MesoInjector.Console.Screens.Desk;

/// <summary>A page about what is kept: needs a right, and reads only where there is one.</summary>
public abstract class DeskPage : ConsolePage
{
    /// <summary>The right it needs.</summary>
    protected abstract Right Needed { get; }

    /// <summary>Why the record cannot be read; null where it can.</summary>
    protected JournalProblem? Problem { get; private set; }

    /// <summary>Whoever sits there may see this page.</summary>
    protected bool Allowed => User?.May(Needed) == true;

    /// <summary>The device's day.</summary>
    protected static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);

    [Inject]
    internal JournalReading Reading { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (Allowed)
            await LoadAsync().ConfigureAwait(false);
    }

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task LoadAsync();

    /// <summary>Reads from the record.</summary>
    protected async Task<T?> ReadAsync<T>(Func<Journal, T> read)
        where T : class => await Reading.ReadAsync(read, problem => Problem = problem).ConfigureAwait(false);

    /// <summary>A day as it is stored: the same in every language.</summary>
    protected static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A moment by the wall clock of this device, to the minute.</summary>
    protected static string Moment(DateTimeOffset time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
