using MesoInjector.Records.Users;

namespace MesoInjector.Records.Tests.Users;

public sealed class RightsTests
{
    [Theory]
    [InlineData(Role.Clinician, "Treat OverrideScreening ReadRecords ExportRecords")]
    [InlineData(Role.Technician, "Calibrate Service RunScenarios ReadRecords")]
    [InlineData(Role.Qa, "RunScenarios ReadRecords ExportRecords")]
    [InlineData(Role.Admin, "ReadRecords ExportRecords RestoreRecords ManageUsers")]
    [InlineData(default(Role), "")]
    public void Each_role_has_its_rights_and_no_others(Role role, string rights) =>
        Assert.Equal(rights, string.Join(' ', Enum.GetValues<Right>().Where(right => role.Has(right))));

    [Fact]
    public void A_screen_locks_after_its_time_and_a_touch_does_not_unlock_it()
    {
        var screen = new IdleLock(TimeSpan.FromMinutes(5));
        Assert.True(screen.Locked);
        screen.Unlock(TimeSpan.FromMinutes(10));
        screen.Touch(TimeSpan.FromMinutes(14));
        Assert.False(screen.Look(TimeSpan.FromMinutes(18.9)));
        Assert.True(screen.Look(TimeSpan.FromMinutes(19)));
        screen.Touch(TimeSpan.FromMinutes(19));
        Assert.True(screen.Look(TimeSpan.FromMinutes(19.1)));
        screen.Unlock(TimeSpan.FromMinutes(20));
        Assert.False(screen.Look(TimeSpan.FromMinutes(20)));
    }
}
