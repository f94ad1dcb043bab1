using MesoInjector.Calibration.Keeping;
using MesoInjector.Control.Limits;
using MesoInjector.Control.Treatment;
using MesoInjector.Hardware.Board;
using MesoInjector.Records;
using MesoInjector.Records.Reading;
using MesoInjector.Simulator.Scenarios;
using MesoInjector.Simulator.Sessions;

namespace MesoInjector.Calibration.Tests;

/// <summary>What a register allows, a device does; what it does not, the device refuses (IL-16).</summary>
[Requirement("SR-063")]
public sealed class ConsequenceTests
{
    private static readonly string[] Needed = ["Depth", "Dose", "Compliance"];

    [Fact]
    public void A_device_calibrated_by_a_technician_treats() => Assert.Equal(SessionOutcome.Completed, Play(Needed, Bench.Today).Outcome);

    [Theory]
    [InlineData("Depth")]
    [InlineData("Dose")]
    [InlineData("Compliance")]
    public void Without_any_one_of_them_no_session_is_opened(string missing) => Refused(Play([.. Needed.Where(kind => kind != missing)], Bench.Today));

    [Fact]
    public void On_the_last_day_it_treats_and_on_the_day_after_it_refuses()
    {
        DateOnly last = Bench.Today.AddDays(HardLimits.CalibrationDays);
        Assert.Equal(SessionOutcome.Completed, Play(Needed, last).Outcome);
        Refused(Play(Needed, last.AddDays(1)));
    }

    private static void Refused(SessionResult result)
    {
        Assert.Equal(SessionOutcome.GivenUp, result.Outcome);
        Assert.Empty(result.Injections);
        Assert.Contains(result.Refusals, refusal => refusal.Code == nameof(RefusalCode.Calibration));
    }

    private static SessionResult Play(string[] kinds, DateOnly date)
    {
        List<string?> events = [];
        foreach (string kind in kinds)
        {
            var work = Bench.Done(Bench.Subject(Enum.Parse<CalibrationKind>(kind), kind == "Depth" ? "" : "3 mL"), 1);
            events.Add(CalibrationRegister.Kept(CalibrationDocument.Signed(events.Count + 1, work, work.Analyse()!, "tina", default)).ToJsonString());
        }

        string file = Path.GetTempFileName();
        File.WriteAllText(file, "title: Calibrated\nseed: 4\nprotocol: hair-standard\nregions: [vertex]\npoints: 1\nfill: 1 mL\n");
        Scenario scenario = ScenarioFile.Read(file).Value! with { Date = date };
        File.Delete(file);
        using Journal journal = Journal.Open(":memory:", TimeProvider.System, ProgramIdentity.Here(RecordOrigin.Simulated)).Journal!;
        var options = new SessionOptions { Board = BoardFile.Standard, Calibrations = new CalibrationRegister(events).For("VB-0001", date, simulated: true) };
        using var session = new VirtualSession(scenario, journal, options);
        return session.Run(watch: null, TestContext.Current.CancellationToken);
    }
}
