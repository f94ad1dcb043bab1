using MesoInjector.Calibration;
using MesoInjector.Console.Tests.Stage;
using MesoInjector.Control;
using MesoInjector.Control.Machine;

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
    }

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
