using System.Reflection;
using MesoInjector.Control;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Console.Tests;

/// <summary>Every state of the machine has a screen: the page for each, compared with a file. With MESO_WRITE_GOLDEN=1 in the environment the files are written.</summary>
public sealed class StateScreenTests(ShownDevice device) : IClassFixture<ShownDevice>
{
    private static readonly bool Write = Environment.GetEnvironmentVariable("MESO_WRITE_GOLDEN") == "1";
    private static readonly string Folder = typeof(StateScreenTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "Golden").Value!;

    /// <summary>Every state; a group is none.</summary>
    public static TheoryData<InjectorState> States => [.. Enum.GetValues<InjectorState>().Where(state => state < InjectorState.Operational)];

    [Theory]
    [MemberData(nameof(States))]
    public async Task Every_state_has_its_screen(InjectorState state)
    {
        string page = await device.PageAsync(Seen(state));
        string path = Path.Combine(Folder, $"{state}.html");
        if (Write)
            await File.WriteAllTextAsync(path, page, TestContext.Current.CancellationToken);
        Assert.True(File.Exists(path), $"{path} is missing; MESO_WRITE_GOLDEN=1 writes it");
        Assert.Equal(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), page);
    }

    [Fact]
    public void There_is_no_file_for_a_state_that_is_none() =>
        Assert.Equal(States.Select(row => row.Data.ToString()).Order(), Directory.GetFiles(Folder, "*.html").Select(Path.GetFileNameWithoutExtension).Order());

    /// <summary>In the middle of a session: the first of three points is done, the second is the current one.</summary>
    private static Snapshot Seen(InjectorState state) => new()
    {
        At = MonotonicTime.FromMicroseconds(60_000_000),
        State = state,
        Alarms = state switch
        {
            InjectorState.Faulted => new AlarmSet().With(AlarmId.NeedleNotFollowing),
            InjectorState.EmergencyStopped => new AlarmSet().With(AlarmId.EmergencyStop).With(AlarmId.WrongSyringe),
            InjectorState.Tripped => new AlarmSet().With(AlarmId.Guardian),
            InjectorState.Recovering => new AlarmSet().With(AlarmId.InterruptedInjection),
            _ => default,
        },
        Detail = "",
        NeedleTrusted = true,
        Depth = AxisPosition.FromMicrometres(state == InjectorState.Dispensing ? 1500 : -2000),
        Point = 2,
        Points = 3,
        PointsDone = 1,
        Marks = new PointMarks([PointStatus.Done, PointStatus.Planned, PointStatus.Planned]),
        SyringeContent = FluidVolume.FromMicrolitres(860),
        SessionTotal = FluidVolume.FromMicrolitres(40),
        ReadyForSyringe = state == InjectorState.LoadingSyringe,
        PedalDown = state is InjectorState.Inserting or InjectorState.Dispensing or InjectorState.Dwelling,
        ContactSteady = state is InjectorState.Armed or InjectorState.Inserting or InjectorState.Dispensing or InjectorState.Dwelling,
    };
}
