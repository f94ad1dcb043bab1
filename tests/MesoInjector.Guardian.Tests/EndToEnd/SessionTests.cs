using System.Diagnostics;
using MesoInjector.Hardware.Board;
using MesoInjector.Records;
using MesoInjector.Simulator.Operator;
using MesoInjector.Simulator.Sessions;
using MesoInjector.Simulator.Tests.Sessions;

namespace MesoInjector.Guardian.Tests.EndToEnd;

/// <summary>Whole sessions with the firmware's binary as the guardian: the product's drivers, controller and serial port at one end, its chip at the other.</summary>
public sealed class SessionTests(ITestOutputHelper output)
{
    [Fact]
    [Requirement("SR-033", "SR-035", "SR-041", "SR-042", "SR-065")]
    public void A_session_in_real_time_is_the_same_treatment_as_with_the_model()
    {
        Simulator.Scenarios.Scenario scenario = Bench.Scenario(1);
        SessionResult model = Bench.Play(scenario, skipIdle: false);
        (SessionResult chip, long bytes) = Play(scenario, inRealTime: true);
        output.WriteLine($"{chip.VirtualSeconds:0.0} s of session in {chip.WallSeconds:0.0} s, {bytes} bytes over the serial port");

        Assert.True(chip.Outcome == SessionOutcome.Completed, chip.Detail);
        Assert.Empty(chip.Alarms);
        Assert.Equal(model.PointsDone, chip.PointsDone);
        Assert.InRange(chip.WallSeconds, chip.VirtualSeconds * 0.99, double.PositiveInfinity);
        Assert.InRange(chip.Injections.Single().DoseTrueNl, model.Injections.Single().DoseTrueNl - 200, model.Injections.Single().DoseTrueNl + 200);
        Assert.InRange(bytes, (long)(chip.VirtualSeconds * 50 * 20), long.MaxValue);
    }

    [Fact]
    [Requirement("SR-035")]
    public void An_early_release_and_a_second_go_are_within_what_the_firmware_allows()
    {
        (SessionResult result, _) = Play(Bench.Scenario(2, new Mishap(1, MishapKind.EarlyRelease, TimeSpan.FromMilliseconds(700))), inRealTime: false);
        Assert.Equal(SessionOutcome.Completed, result.Outcome);
        Assert.Equal("IL-11", Assert.Single(result.Alarms).Code);
        Assert.Equal(2, result.PointsDone);
    }

    private static (SessionResult Result, long Bytes) Play(Simulator.Scenarios.Scenario scenario, bool inRealTime)
    {
        using var folder = new JournalFolder();
        using Journal journal = folder.Open();
        using var chip = new ChipOnTheBench();
        var options = new SessionOptions { Board = BoardFile.Standard, SkipIdle = false, Guardian = chip.AsOther };
        using var session = new VirtualSession(scenario, journal, options);
        long started = Stopwatch.GetTimestamp();
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        SessionResult result = session.Run(
            (now, _) =>
            {
                TimeSpan ahead = TimeSpan.FromMicroseconds(now) - Stopwatch.GetElapsedTime(started);
                if (inRealTime && ahead > TimeSpan.Zero)
                    cancellation.WaitHandle.WaitOne(ahead);
            },
            cancellation);
        return (result, chip.BytesCarried);
    }
}
