using MesoInjector.Console.Preparation;
using MesoInjector.Console.Screens.Frame;
using MesoInjector.Control.Treatment;
using MesoInjector.Records.Users;
using Microsoft.AspNetCore.Components;

namespace MesoInjector.Console.Screens.Prepare;

/// <summary>What the steps before a session have in common: the draft, and what the record says to it.</summary>
public abstract class PreparationPage : ConsolePage
{
    /// <summary>The draft.</summary>
    [Inject]
    internal SessionDraft Draft { get; set; } = null!;

    /// <summary>The record.</summary>
    [Inject]
    internal RecordOutlook Record { get; set; } = null!;

    /// <summary>As far as it has been prepared.</summary>
    internal PreparedSession Prepared => Draft.Now;

    /// <summary>Whoever sits here may treat.</summary>
    protected bool MayTreat => User?.May(Right.Treat) == true;

    /// <summary>The date here.</summary>
    protected DateOnly Today => Record.Today;

    /// <summary>Where in the course the session would be; null where that is not known.</summary>
    protected Course? Course { get; private set; }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() => Course = await Record.CourseAsync(Prepared.Patient, Prepared.Protocol).ConfigureAwait(false);

    /// <summary>What a step still waits for.</summary>
    internal IReadOnlyList<string> Gaps(PreparationStep step) => PreparationGaps.Of(step, Prepared, Course, Today, W);

    /// <summary>A volume in mL, as keyed.</summary>
    protected string Millilitres(long nanolitres) => W.Number(nanolitres / 1e6, 3);

    /// <summary>A dose in µL.</summary>
    protected string Microlitres(long nanolitres) => W.Number(nanolitres / 1000.0, 1);

    /// <summary>Where in the course, in words; empty where not known.</summary>
    protected string CourseWords(Course? course, Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return course is null ? ""
            : course.DaysSinceLast is { } days ? W["course.next", course.Session, protocol.Draft.Sessions, days, protocol.Draft.SessionInterval]
            : W["course.first", protocol.Draft.Sessions];
    }
}
