using System.Text;
using MesoInjector.Control;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Interlocks;
using MesoInjector.Control.Machine;

namespace MesoInjector.Architecture.Tests.Documents;

/// <summary>Pages that stand in the code already are written from it.</summary>
public sealed class GeneratedDocumentTests
{
    private static readonly InjectorState[] Groups =
        [InjectorState.Operational, InjectorState.Session, InjectorState.Preparing, InjectorState.Injecting, InjectorState.Service];

    private static readonly InjectorState[] States = [.. Enum.GetValues<InjectorState>().Except(Groups)];

    [Fact]
    public void The_state_diagram_is_the_machine()
    {
        string diagram = new InjectorController().StateDiagram().ReplaceLineEndings("\n").Trim();
        Assert.Contains("Dispensing", diagram, StringComparison.Ordinal);
        GeneratedDocument.MustBe("docs/state-diagram.md",
            GeneratedDocument.Head("States") + "Drawn by the state machine itself (`InjectorMachine`). Words in square brackets are guards: what must hold for the change to be taken.\n\n"
            + $"```mermaid\n{diagram}\n```\n");
    }

    [Fact]
    public void The_page_of_interlocks_is_the_table()
    {
        var page = new StringBuilder(GeneratedDocument.Head("Interlocks"));
        page.Append(
            """
            Looked at in every cycle. **Refuse**: nothing can start. **Abort**: stop the plunger, relieve the pressure, withdraw, back to Ready. **Fault**: as Abort,
            then drives off, to be acknowledged. **Trip**: drives off at once, latched. The most severe wins, and all that hold are shown. What to do about each: [faults.md](faults.md).

            | ID | condition | response | looked at in |
            |---|---|---|---|

            """);
        foreach (Interlock row in InterlockTable.Rows)
            page.Append($"| {row.Id} | {Cell(row.Words)} | {row.Response} | {Names(row.AppliesIn)} |\n");
        GeneratedDocument.MustBe("docs/interlocks.md", page.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_page_of_faults_is_the_catalogue()
    {
        var page = new StringBuilder(GeneratedDocument.Head("Alarms and what to do"));
        page.Append(
            """
            Codes IL-… belong to the interlock of that number ([interlocks.md](interlocks.md)). Priorities in the sense of IEC 60601-1-8.

            | code | priority | what happened | what the device did | what to do | how it clears |
            |---|---|---|---|---|---|

            """);
        foreach (AlarmDefinition alarm in AlarmCatalogue.All)
        {
            string steps = string.Join(" ", alarm.Remedy.Select((step, index) => alarm.Remedy.Count == 1 ? step : $"{index + 1}. {step}"));
            page.Append($"| {alarm.Code} | {alarm.Priority} | {Cell(alarm.Title)} | {Cell(alarm.DeviceDid)} | {Cell(steps)} | {Words(alarm.Clearing)} |\n");
        }

        GeneratedDocument.MustBe("docs/faults.md", page.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Every_interlock_has_its_alarm_and_the_other_way_round()
    {
        Assert.Equal(InterlockTable.Rows.Select(row => row.Id), AlarmCatalogue.All.Select(alarm => alarm.Code).Where(code => code.StartsWith("IL-", StringComparison.Ordinal)));
        Assert.All(InterlockTable.Rows, row => Assert.Equal(row.Id, AlarmCatalogue.Of(row.Alarm).Code));
    }

    private static string Names(StateSet set)
    {
        InjectorState[] missing = [.. States.Where(state => !set.Contains(state))];
        return missing.Length == 0
            ? "every state"
            : missing.Length < States.Length / 2
                ? $"every state but {string.Join(", ", missing)}"
                : string.Join(", ", States.Where(state => set.Contains(state)));
    }

    private static string Words(AlarmClearing clearing) => clearing switch
    {
        AlarmClearing.Automatic => "by itself, when its cause is gone",
        AlarmClearing.Acknowledge => "acknowledge",
        AlarmClearing.Rehome => "acknowledge; self-test and homing follow",
        AlarmClearing.Restart => "Restart; self-test and homing follow",
        AlarmClearing.Service => "service, with the key",
        _ => throw new ArgumentOutOfRangeException(nameof(clearing), clearing, "a clearing without words"),
    };

    private static string Cell(string words) => words.Replace("|", "\\|", StringComparison.Ordinal);
}
