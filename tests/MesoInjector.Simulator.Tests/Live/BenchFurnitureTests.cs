using MesoInjector.Calibration.Keeping;
using MesoInjector.Control.Calibration;
using MesoInjector.Control.Treatment;
using MesoInjector.Records;
using MesoInjector.Records.Reading;
using MesoInjector.Records.Users;
using MesoInjector.Simulator.CalibrationBench;
using MesoInjector.Simulator.Live;
using MesoInjector.Simulator.Tests.Sessions;

namespace MesoInjector.Simulator.Tests.Live;

public sealed class BenchFurnitureTests : IDisposable
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);

    private readonly JournalFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(77)]
    [InlineData(ulong.MaxValue)]
    public void A_fresh_journal_gets_one_user_of_each_role_and_calibrations_that_find_the_gun_as_it_is(ulong seed)
    {
        using Journal journal = _folder.Open();
        BenchFurniture.Furnish(journal, seed, TimeProvider.System);

        var users = new UserRegister(journal, TimeProvider.System);
        Assert.Equal(Enum.GetValues<Role>(), users.Users.Select(user => user.Role).Order());
        Assert.Equal("clara", users.SignIn("clara", "271828").User?.Name);
        Assert.Equal(DemoUser.All, BenchFurniture.Known(journal, TimeProvider.System));

        CalibrationSet found = Calibrations(journal).For(BenchFurniture.Handpiece, Today, simulated: true);
        Assert.InRange(found.LargestDepth(Today)!.Value.Micrometres, 3500, 4000);
        Assert.InRange(found.Depth!.ScalePartsPerMillion, -2000, 2000);
        foreach (SyringeType syringe in SyringeType.All)
        {
            DoseCalibration dose = found.DoseFor(syringe, Today)!;
            Assert.InRange(dose.Compliance.NanolitresPerKilopascal / (double)syringe.TypicalCompliance.NanolitresPerKilopascal, 1.0, 1.1);
            Assert.InRange(dose.LostMotion.Nanometres / (double)GunTruth.LostMotion(syringe).Nanometres, 0.7, 1.3);
        }

        Assert.All(Calibrations(journal).All(Today), entry => Assert.True(entry.Document is { Whole: true, FollowsFromReadings: true, SignedBy: "tom", Work.Subject.Simulated: true }));
        Assert.True(journal.Verify().Sound);
        Assert.Equal(0, journal.SessionCount);
    }

    [Fact]
    public void A_journal_that_has_users_of_its_own_is_left_as_it_is()
    {
        using Journal journal = _folder.Open();
        Assert.Null(new UserRegister(journal, TimeProvider.System).Add("anna", Role.Admin, "271828", by: null));
        int entries = journal.Read().Count();
        BenchFurniture.Furnish(journal, 1, TimeProvider.System);
        Assert.Equal(entries, journal.Read().Count());
        Assert.Empty(BenchFurniture.Known(journal, TimeProvider.System));
    }

    [Fact]
    public void Who_has_got_another_PIN_is_no_longer_shown_with_the_known_one()
    {
        using Journal journal = _folder.Open();
        BenchFurniture.Furnish(journal, 1, TimeProvider.System);
        var users = new UserRegister(journal, TimeProvider.System);
        Assert.Null(users.ChangePin("tom", "909192", users.Find("ada")));
        Assert.Null(users.Disable("quinn", users.Find("ada")));
        Assert.Equal(["ada", "clara"], BenchFurniture.Known(journal, TimeProvider.System).Select(user => user.Name));
    }

    [Fact]
    public void The_record_of_a_real_device_is_never_written_to()
    {
        using (Journal.Open(_folder.File, TimeProvider.System, ProgramIdentity.Here(RecordOrigin.Real)).Journal)
        {
            // Only opened once by a real device.
        }

        byte[] before = File.ReadAllBytes(_folder.File);
        using var error = new StringWriter();
        var options = new BenchDaemonOptions { Daemon = new Daemon.DaemonOptions { JournalPath = _folder.File } };
        Assert.Equal(2, BenchDaemon.Run(options, TextWriter.Null, error, CancellationToken.None));
        Assert.Contains("record of a real device", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_folder.File));
    }

    private static CalibrationRegister Calibrations(Journal journal) => new(journal.Read(EventKind.CalibrationKept).Select(entry => entry.Body));
}
