using MesoInjector.Console.Wording;
using MesoInjector.Control;
using MesoInjector.Control.Records;

namespace MesoInjector.Console.Screens.Operate;

/// <summary>How the last injection went, in a line.</summary>
internal static class Verdict
{
    /// <summary>The line; empty before the first.</summary>
    public static string Of(in LastInjection last, Words words) => last.Outcome switch
    {
        InjectionOutcome.None => "",
        InjectionOutcome.Completed => words["last.Completed", last.Point, Microlitres(last.Estimated.Nanolitres, words)],
        InjectionOutcome.Aborted => words["last.Aborted", last.Point, Microlitres(last.Estimated.Nanolitres, words), Microlitres(last.Commanded.Nanolitres, words)],
        InjectionOutcome.Interrupted => words["last.Interrupted", last.Point, Microlitres(last.UpperBound.Nanolitres, words)],
        InjectionOutcome.Refused => words["last.Refused", last.Point],
        InjectionOutcome.NotUsed => words["last.NotUsed", last.Point],
        _ => throw new ArgumentOutOfRangeException(nameof(last), last.Outcome, "unknown outcome"),
    };

    /// <summary>good, bad or nothing: which sign stands before the line.</summary>
    public static string KindOf(in LastInjection last) => last.Outcome switch
    {
        InjectionOutcome.Completed => "good",
        InjectionOutcome.Aborted or InjectionOutcome.Interrupted or InjectionOutcome.Refused => "bad",
        _ => "",
    };

    private static string Microlitres(long nanolitres, Words words) => words.Fixed(nanolitres / 1e3, 1);
}
