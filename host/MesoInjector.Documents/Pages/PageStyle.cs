namespace MesoInjector.Documents.Pages;

/// <summary>How the report looks on a bright screen, a dark one and on A4.</summary>
public static class PageStyle
{
    /// <summary>The style sheet. Magenta marks what is simulated and nothing else; red, yellow and cyan are left to alarms.</summary>
    public const string Css = """

        :root { --paper: #ffffff; --ink: #1a1d21; --soft: #596069; --line: #d5d9de; --area: #f6f7f9; --device: #7fb2e5; --truth: #123f73;
           --limit: #1a1d21; --sim: #c2008f; --band: #e9edf2; --strong: #d3dfec; --alarm: #b3261e; }
        @media (prefers-color-scheme: dark) { :root { --paper: #15181c; --ink: #e8eaed; --soft: #a5acb5; --line: #3a4048; --area: #1c2026;
          --device: #3f78b5; --truth: #b9dcff;  --limit: #ffffff; --sim: #ff5ccf; --band: #262c34; --strong: #303b48;
          --alarm: #ff8a80; } }
        @page { size: A4; margin: 12mm; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 1040px; padding: 20px 28px; background: var(--paper); color: var(--ink);
          font: 15px/1.45 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
        body.simulated { border: 6px solid var(--sim); }
        html { background: var(--paper); }
        h1 { font-size: 26px; margin: 6px 0 2px; line-height: 1.2; }
        h2 { font-size: 19px; margin: 30px 0 8px; padding-bottom: 3px; border-bottom: 1px solid var(--line); }
        h3 { font-size: 15px; margin: 16px 0 4px; }
        p { margin: 6px 0; max-width: 78ch; }
        .simulation { display: inline-block; background: var(--sim); color: var(--paper); font-weight: 700; letter-spacing: .12em; padding: 1px 10px; }
        .soft, figcaption, .tile .more { color: var(--soft); }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(170px, 1fr)); gap: 10px; margin: 16px 0; }
        .tile { border: 1px solid var(--line); background: var(--area); padding: 9px 12px; }
        .tile .what { display: block; font-size: 13px; color: var(--soft); }
        .tile .value { display: block; font-size: 22px; font-weight: 650; line-height: 1.25; margin: 2px 0; }
        .tile .more { display: block; font-size: 13px; }
        .tile svg { display: block; width: 100%; height: 6px; margin: 5px 0 3px; }
        figure { margin: 12px 0 16px; break-inside: avoid; }
        figure svg { display: block; width: 100%; height: auto; }
        figcaption { font-size: 13px; margin-top: 2px; }
        .trio { display: grid; grid-template-columns: repeat(3, 1fr); gap: 2px 10px; }
        .trio figcaption { grid-column: 1 / -1; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: 3px 14px; font-size: 14px; margin: 6px 0; }
        dt { font-weight: 650; }
        dd { margin: 0; }
        .wide { overflow-x: auto; margin: 10px 0 18px; }
        table { border-collapse: collapse; width: 100%; font-size: 13px; }
        caption { text-align: left; color: var(--soft); padding-bottom: 4px; }
        th, td { padding: 3px 7px; border-bottom: 1px solid var(--line); vertical-align: top; }
        th { border-bottom: 2px solid var(--soft); vertical-align: bottom; line-height: 1.2; }
        .w { text-align: left; }
        .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        th.n { white-space: normal; }
        tr.early { background: color-mix(in srgb, var(--soft) 16%, transparent); }
        tr.broken { color: var(--alarm); font-weight: 700; }
        tr, .short { break-inside: avoid; }
        td.w:last-child { min-width: 9em; }
        svg text { font: 12px system-ui, "Segoe UI", "DejaVu Sans", sans-serif; fill: var(--ink); }
        svg .name { font-weight: 650; font-size: 13px; }
        svg .tick { fill: var(--soft); font-size: 11.5px; }
        svg .mark, svg .phase { font-size: 11px; paint-order: stroke; stroke: var(--area); stroke-width: 3px; stroke-linejoin: round; }
        svg .phase { fill: var(--soft); stroke: none; }
        svg .end { text-anchor: end; }
        svg .mid { text-anchor: middle; }
        svg .area { fill: var(--area); }
        svg .grid { stroke: var(--line); stroke-width: .7; }
        svg .axis { stroke: var(--soft); stroke-width: 1; }
        svg .limit { stroke: var(--limit); stroke-width: 1.6; stroke-dasharray: 7 3; }
        svg .target { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 2 3; }
        svg .device { fill: none; stroke: var(--device); stroke-width: 3.4; stroke-linejoin: round; stroke-linecap: round; }
        svg .truth { fill: none; stroke: var(--truth); stroke-width: 1.2; stroke-linejoin: round; stroke-linecap: round; }
        svg .dot { fill: none; stroke: var(--truth); stroke-width: 1.3; }
        svg .whisker { fill: none; stroke: var(--soft); stroke-width: 1; }
        svg .bar { fill: var(--device); }
        svg .bar.early { fill: var(--area); stroke: var(--device); stroke-width: 1.4; }
        svg line.truth { stroke-width: 2.2; stroke-linecap: butt; }
        svg .band { fill: var(--band); }
        svg .band.strong { fill: var(--strong); }
        svg .alarm { stroke: var(--ink); stroke-width: .8; }
        svg .high { fill: #e5352b; }
        svg .medium { fill: #ffd400; }
        svg .low { fill: #00c8d7; }
        svg .refusal { fill: var(--soft); }
        svg .lane2, svg .lane3, svg .lane4 { fill: var(--soft); }
        svg .lane5 { fill: var(--device); }
        svg .lane6 { fill: var(--truth); }
        svg .lane7 { fill: var(--ink); }
        svg .meter { fill: var(--line); }
        svg .filled { fill: var(--truth); }
        footer { margin-top: 28px; padding-top: 8px; border-top: 1px solid var(--line); font-size: 13px; color: var(--soft); }
        @media (max-width: 640px) { .trio { grid-template-columns: 1fr; } body { padding: 12px; } }
        @media print {
          :root { --paper: #ffffff; --ink: #000000; --soft: #45494f; --line: #c9cdd2; --area: #f8f9fa; --device: #7fb2e5; --truth: #123f73;
             --limit: #000000; --sim: #c2008f; --band: #eceff3; --strong: #d8e2ee; --alarm: #b3261e; }
          body { max-width: none; padding: 4mm; box-decoration-break: clone; -webkit-box-decoration-break: clone; font-size: 10pt;
            print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          body.simulated { border-width: 2px; }
          h1 { font-size: 17pt; }
          h2 { font-size: 13pt; break-after: avoid; }
          h3 { font-size: 10pt; break-after: avoid; }
          .tile .value { font-size: 14pt; }
          .tiles { grid-template-columns: repeat(5, 1fr); gap: 2mm; }
          .tile { padding: 2mm; break-inside: avoid; }
          .tile .what, .tile .more, figcaption, table, dl { font-size: 8pt; }
          th, td { padding: 1px 3.5px; }
          .wide { overflow: visible; }
        }

        """;
}
