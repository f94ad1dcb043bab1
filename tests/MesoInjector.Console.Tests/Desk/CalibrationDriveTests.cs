using MesoInjector.Calibration;
using MesoInjector.Console.Tests.Stage;
using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Servicing;

namespace MesoInjector.Console.Tests.Desk;

/// <summary>The device drives to the places of a calibration, prepared on its page.</summary>
public sealed class CalibrationDriveTests
{
    [Fact]
    public async Task The_service_function_is_entered_and_what_is_asked_for_is_the_place_of_the_next_reading()
    {
        using ConsoleStage stage = CalibrationPageTests.Half(CalibrationKind.Depth, "", 3);
        using Browser browser = await stage.OpenAsync("tom");
        Assert.Contains("Drive with the device", await browser.ReadAsync("/calibrate/depth"), StringComparison.Ordinal);
        await browser.SubmitAsync("/calibrate/depth", "/calibrate/depth/drive", ("what", "enter"));
        Assert.Equal([nameof(OperatorCommand.CalibrateDepth)], stage.Daemon.Commands);

        stage.Daemon.Seen = new Snapshot { State = InjectorState.CalibratingDepth, Detail = "" };
        Assert.True(SpinWait.SpinUntil(() => browser.ReadAsync("/calibrate/depth").GetAwaiter().GetResult().Contains("Prepare this reading", StringComparison.Ordinal), TimeSpan.FromSeconds(10)));
        await browser.SubmitAsync("/calibrate/depth", "/calibrate/depth/drive", ("what", "step"));
        await browser.SubmitAsync("/calibrate/depth", "/calibrate/depth/drive", ("what", "leave"));
        Assert.Equal([nameof(OperatorCommand.CalibrateDepth), nameof(OperatorCommand.PrepareTarget), nameof(OperatorCommand.LeaveService)], stage.Daemon.Commands);
        Assert.Equal(CalibrationPageTests.Work(CalibrationKind.Depth, "", 3).Next!.Target, Prepared(stage));
    }

    [Theory]
    [InlineData(CalibrationKind.Dose, "3 mL", 4)]
    [InlineData(CalibrationKind.Compliance, "1 mL", 0)]
    [InlineData(CalibrationKind.Compliance, "3 mL", 9)]
    [InlineData(CalibrationKind.Compliance, "3 mL", 20)]
    public async Task What_is_prepared_is_the_target_of_the_next_reading(CalibrationKind kind, string part, int readings)
    {
        using ConsoleStage stage = CalibrationPageTests.Half(kind, part, readings);
        stage.Daemon.Seen = new Snapshot { State = InjectorState.CalibratingDose, Detail = "" };
        using Browser browser = await stage.OpenAsync("tom");
        string page = $"/calibrate/{kind.ToString().ToLowerInvariant()}";
        await browser.SubmitAsync(page, $"{page}/drive", ("what", "step"));
        ServiceTarget? wanted = CalibrationPageTests.Work(kind, part, readings).Next!.Target;
        Assert.Equal(wanted, Prepared(stage));
        if (readings == 20)
            Assert.Equal((ServiceMove.Deliver, 5000), (wanted!.Value.Move, wanted.Value.Flow.NanolitresPerSecond));
    }

    [Theory]
    [InlineData(CalibrationKind.Dose, "3 mL", 0, InjectorState.Standby, "enter", true)]
    [InlineData(CalibrationKind.Dose, "3 mL", 0, InjectorState.CalibratingDose, "step", false)]
    [InlineData(CalibrationKind.Dose, "3 mL", 34, InjectorState.CalibratingDose, "leave", true)]
    [InlineData(CalibrationKind.Dose, "3 mL", 36, InjectorState.CalibratingDose, "leave", true)]
    [InlineData(CalibrationKind.Dose, "3 mL", 36, InjectorState.Standby, "enter", false)]
    [InlineData(CalibrationKind.Compliance, "3 mL", 21, InjectorState.CalibratingDose, "leave", true)]
    [InlineData(CalibrationKind.Force, "contact", 3, InjectorState.Standby, "enter", false)]
    public async Task The_device_can_be_entered_before_the_first_blank_and_left_after_the_last_reading(CalibrationKind kind, string part, int readings, InjectorState state, string what, bool offered)
    {
        using ConsoleStage stage = CalibrationPageTests.Half(kind, part, readings);
        stage.Daemon.Seen = new Snapshot { State = state, Detail = "" };
        using Browser browser = await stage.OpenAsync("tom");
        string page = await browser.ReadAsync($"/calibrate/{kind.ToString().ToLowerInvariant()}");
        Assert.Equal(offered, page.Contains($"name=\"what\" value=\"{what}\"", StringComparison.Ordinal));
    }

    private static ServiceTarget? Prepared(ConsoleStage stage) => stage.Daemon.Given.OfType<OperatorCommand.PrepareTarget>().Single().Target;

    [Theory]
    [InlineData("2", true)]
    [InlineData("two", false)]
    public async Task For_a_dose_it_is_said_what_the_syringe_holds(string fill, bool taken)
    {
        using ConsoleStage stage = CalibrationPageTests.Half(CalibrationKind.Dose, "3 mL", 3);
        using Browser browser = await stage.OpenAsync("tom");
        await browser.SubmitAsync("/calibrate/dose", "/calibrate/dose/drive", ("what", "enter"), ("fill", fill));
        Assert.Equal(taken ? [nameof(OperatorCommand.CalibrateDose)] : [], stage.Daemon.Commands);
    }

    [Theory]
    [InlineData("clara", "step")]
    [InlineData("tom", "fly")]
    public async Task Others_and_other_words_reach_nothing(string name, string what)
    {
        using ConsoleStage stage = CalibrationPageTests.Half(CalibrationKind.Depth, "", 3);
        using Browser browser = await stage.OpenAsync(name);
        await browser.PostAsync("/menu", "/calibrate/depth/drive", ("what", what));
        Assert.Empty(stage.Daemon.Commands);
    }
}
