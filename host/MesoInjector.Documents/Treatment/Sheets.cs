namespace MesoInjector.Documents.Treatment;

/// <summary>How the treatment's papers look, beside the common style: A4, black on white, a heading that says whose it is.</summary>
internal static class Sheets
{
    /// <summary>The style, with a line that stands at the foot of every printed page.</summary>
    public static string With(string foot) => $"@page {{ @bottom-left {{ content: \"{Escaped(foot)}\"; font: 8pt \"DejaVu Sans\", sans-serif; color: #45494f; }} }}{Css}";

    /// <summary>As a string of CSS: what people typed must not end it.</summary>
    private static string Escaped(string text) => string.Concat(text.Select(letter => char.IsAsciiLetterOrDigit(letter) ? $"{letter}" : $"\\{(int)letter:x} "));

    private const string Css = """

        @page { margin: 14mm 14mm 16mm 14mm; @bottom-right { content: "page " counter(page) " of " counter(pages); font: 8pt "DejaVu Sans", sans-serif; color: #45494f; } }
        body { max-width: 210mm; }
        .letterhead { display: flex; justify-content: space-between; align-items: baseline; border-bottom: 2px solid var(--ink); padding-bottom: 4px; }
        .letterhead .id { font-variant-numeric: tabular-nums; color: var(--soft); font-size: 13px; }
        .pair { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 4fr); gap: 18px; align-items: start; }
        .pair figure { margin: 0; }
        .map { max-width: 320px; }
        .tile .value { white-space: nowrap; }
        svg .head { fill: none; stroke: var(--soft); stroke-width: 1.4; }
        svg .region { fill: var(--band); stroke: none; }
        svg .empty { fill: var(--paper); stroke: var(--ink); stroke-width: 1; }
        svg .given { fill: var(--truth); }
        svg .cross { stroke: var(--paper); stroke-width: 3.6; paint-order: stroke; fill: none; }
        svg .number { font-size: 8px; text-anchor: middle; }
        svg .number.on { fill: var(--paper); }
        .sign { display: grid; grid-template-columns: 1fr 1fr; gap: 24px; margin-top: 34px; break-inside: avoid; }
        .sign div { border-top: 1px solid var(--ink); padding-top: 3px; font-size: 12px; color: var(--soft); }
        .warn { border-left: 5px solid var(--alarm); padding: 4px 12px; margin: 14px 0; font-weight: 600; }
        .hash { font: 11px "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
        ul.advice { padding-left: 20px; font-size: 16px; line-height: 1.5; }
        ul.advice li { margin: 8px 0; break-inside: avoid; }
        .call { border: 2px solid var(--ink); padding: 8px 14px; margin: 18px 0; break-inside: avoid; }
        .blank { display: inline-block; min-width: 60mm; border-bottom: 1px solid var(--ink); }
        @media print { .map { max-width: 66mm; } .tile .value { font-size: 12pt; } h2 { margin-top: 16px; } ul.advice { font-size: 11pt; } }

        """;
}
