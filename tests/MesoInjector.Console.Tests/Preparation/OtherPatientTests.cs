using MesoInjector.Console.Tests.Stage;
using MesoInjector.Control;
using MesoInjector.Control.Machine;

namespace MesoInjector.Console.Tests.Preparation;

/// <summary>While the record does not have the session yet, the screens show none rather than another patient's.</summary>
public sealed class OtherPatientTests(RecordFile record) : IClassFixture<RecordFile>
{
    [Theory]
    [InlineData(InjectorState.Screening, "1980")]
    [InlineData(InjectorState.LoadingSyringe, "LOT-S1")]
    [InlineData(InjectorState.FittingNeedle, "LOT-N1")]
    public async Task What_belongs_to_the_patient_before_is_not_shown(InjectorState state, string theirs)
    {
        using var stage = new ConsoleStage(journal: record.Path);
        stage.Daemon.Seen = new Snapshot { State = state, Detail = "" };
        using Browser browser = await stage.OpenAsync("clara");
        string page = "";
        for (int i = 0; i < 40 && !page.Contains($"data-screen=\"{Live.ScreenMap.Of(state)}\"", StringComparison.Ordinal); i++)
            page = await browser.ReadAsync("/");
        Assert.Contains($"data-screen=\"{Live.ScreenMap.Of(state)}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(theirs, page, StringComparison.Ordinal);
    }
}
