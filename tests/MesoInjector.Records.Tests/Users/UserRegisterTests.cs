using MesoInjector.Records.Reading;
using MesoInjector.Records.Users;

namespace MesoInjector.Records.Tests.Users;

public sealed class UserRegisterTests : IDisposable
{
    private const string Right = "481516";
    private const string Wrong = "481517";

    private readonly TemporaryFolder _folder = new();
    private readonly TestClock _clock = new();
    private Journal _journal;
    private UserRegister _users;

    public UserRegisterTests()
    {
        _journal = TemporaryFolder.Opened(Journal.Open(_folder.Path, _clock));
        _users = new UserRegister(_journal, _clock);
    }

    public void Dispose()
    {
        _journal.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_fresh_device_has_no_user_no_default_pin_and_asks_for_an_admin()
    {
        Assert.True(_users.IsEmpty);
        Assert.NotNull(_users.SignIn("admin", "000000").Problem);
        Assert.Contains("first user", _users.Add("ada", Role.Clinician, Right, by: null)!.Problem, StringComparison.Ordinal);
        Assert.Null(_users.Add("root", Role.Admin, Right, by: null));
        Assert.Equal(Role.Admin, Assert.Single(_users.Users).Role);
    }

    [Fact]
    public void Only_an_admin_keeps_the_users()
    {
        User admin = Admin();
        Assert.Null(_users.Add("ada", Role.Clinician, Right, admin));
        User ada = _users.Find("ADA")!;
        Assert.NotNull(_users.Add("bob", Role.Qa, Right, ada));
        Assert.NotNull(_users.Add("bob", Role.Qa, Right, by: null));
        Assert.NotNull(_users.ChangePin("root", "975310", ada));
        Assert.NotNull(_users.ChangeRole("ada", Role.Admin, ada));
        Assert.NotNull(_users.Disable("root", ada));
        Assert.Null(_users.ChangePin("ada", "975310", ada));
        Assert.NotNull(_users.SignIn("ada", "975310").User);
    }

    [Theory]
    [InlineData("12345")]
    [InlineData("123456")]
    [InlineData("987654")]
    [InlineData("111111")]
    [InlineData("121212")]
    [InlineData("112211")]
    [InlineData("12a456")]
    [InlineData("1234567890123")]
    public void A_pin_that_is_tried_first_is_refused(string pin) => Assert.NotNull(_users.Add("root", Role.Admin, pin, by: null));

    [Theory]
    [InlineData("a")]
    [InlineData("1ada")]
    [InlineData("ada lovelace")]
    [InlineData("ada\n")]
    public void A_name_that_does_not_read_well_in_a_record_is_refused(string name) => Assert.NotNull(_users.Add(name, Role.Admin, Right, by: null));

    [Fact]
    public void Who_did_what_stands_beside_every_event_and_no_pin_is_in_the_file()
    {
        User admin = Admin();
        Assert.Null(_users.Add("ada", Role.Clinician, "602214", admin));
        Assert.NotNull(_users.SignIn("ada", "602214").User);
        _journal.Write([Some.Session()]);
        _users.SignOut("idle");
        _journal.Write([Some.Authorisation(1)]);

        Assert.Equal(new UserStamp("root", "Admin"), Single(EventKind.UserAdded, 1).Who);
        Assert.Equal(new UserStamp("ada", "Clinician"), _journal.Read().Single(line => line.Kind == EventKind.SessionOpened).Who);
        Assert.Equal(UserStamp.Nobody, _journal.Read().Single(line => line.Kind == EventKind.Authorised).Who);
        Assert.All(_journal.Read(), line => Assert.DoesNotContain("602214", line.Body ?? "", StringComparison.Ordinal));
        Assert.DoesNotContain("pbkdf2", _users.Find("ada")!.ToString(), StringComparison.Ordinal);
        Assert.True(_journal.Verify().Sound);
    }

    [Fact]
    public void Users_survive_a_restart_and_equal_pins_have_different_hashes()
    {
        User admin = Admin();
        Assert.Null(_users.Add("ada", Role.Clinician, Right, admin));
        Assert.Null(_users.ChangeRole("ada", Role.Technician, admin));
        Restart();
        Assert.Equal(["ada", "root"], _users.Users.Select(user => user.Name));
        Assert.Equal(Role.Technician, _users.SignIn("ada", Right).User!.Role);
        Assert.NotEqual(Single(EventKind.UserAdded, 0).Body, Single(EventKind.UserAdded, 1).Body);
        Assert.NotEqual(Hash(0), Hash(1));
    }

    [Fact]
    public void Wrong_pins_lock_out_for_longer_and_longer_and_the_right_one_waits_too()
    {
        Admin();
        Assert.Equal(TimeSpan.Zero, _users.SignIn("root", Wrong).Wait);
        Assert.Equal(TimeSpan.Zero, _users.SignIn("root", Wrong).Wait);
        Assert.Equal(TimeSpan.FromSeconds(30), _users.SignIn("root", Wrong).Wait);
        Assert.Null(_users.SignIn("root", Right).User);
        _clock.Pass(TimeSpan.FromSeconds(30));
        Assert.Equal(TimeSpan.FromSeconds(60), _users.SignIn("root", Wrong).Wait);
        _clock.Pass(TimeSpan.FromSeconds(61));
        Assert.NotNull(_users.SignIn("root", Right).User);
        Assert.Equal(TimeSpan.Zero, _users.SignIn("root", Wrong).Wait);
        Assert.Equal(2, _journal.Read(EventKind.LockedOut).Count);
    }

    [Fact]
    public void Neither_a_restart_nor_a_step_of_the_wall_clock_ends_a_lock_out()
    {
        Admin();
        for (int i = 0; i < 3; i++)
            _users.SignIn("root", Wrong);
        _clock.Step(TimeSpan.FromDays(1));
        Assert.Null(_users.SignIn("root", Right).User);
        Restart();
        Assert.Null(_users.SignIn("root", Right).User);
        _clock.Step(TimeSpan.FromDays(-2));
        Assert.InRange(_users.SignIn("root", Right).Wait, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        _clock.Pass(TimeSpan.FromSeconds(30));
        Assert.NotNull(_users.SignIn("root", Right).User);
    }

    [Fact]
    public void The_wait_doubles_up_to_an_hour()
    {
        Assert.Equal([0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600], Enumerable.Range(0, 12).Select(failures => (int)LockOut.After(failures).TotalSeconds));
        Assert.Equal(TimeSpan.FromHours(1), LockOut.After(int.MaxValue));
    }

    [Fact]
    public void An_unknown_name_is_refused_in_the_same_words_and_is_in_the_record()
    {
        Admin();
        Assert.Equal(_users.SignIn("root", Wrong).Problem, _users.SignIn("nobody", Right).Problem);
        Assert.Equal(2, _journal.Read(EventKind.SignInRefused).Count);
    }

    [Fact]
    public void A_disabled_user_does_not_sign_in_and_keeps_their_name()
    {
        User admin = Admin();
        Assert.Null(_users.Add("ada", Role.Qa, Right, admin));
        Assert.Null(_users.Disable("ada", admin));
        Assert.Null(_users.SignIn("ada", Right).User);
        Assert.NotNull(_users.Add("Ada", Role.Qa, Right, admin));
    }

    [Fact]
    public void There_is_always_an_admin()
    {
        User admin = Admin();
        Assert.Contains("last admin", _users.Disable("root", admin)!.Problem, StringComparison.Ordinal);
        Assert.Contains("last admin", _users.ChangeRole("root", Role.Qa, admin)!.Problem, StringComparison.Ordinal);
        Assert.Null(_users.Add("eve", Role.Admin, Right, admin));
        Assert.Null(_users.Disable("root", admin));
        Assert.NotNull(_users.Add("bob", Role.Qa, Right, admin));
    }

    [Fact]
    public void A_signature_needs_the_right_pin_and_signs_nobody_in()
    {
        User admin = Admin();
        Assert.NotNull(_users.Sign(admin, Wrong));
        Assert.Null(_users.Sign(admin, Right));
        Assert.True(_journal.ActingUser.IsNobody);
    }

    private User Admin()
    {
        Assert.Null(_users.Add("root", Role.Admin, Right, by: null));
        return _users.Find("root")!;
    }

    private void Restart()
    {
        _journal.Dispose();
        _journal = TemporaryFolder.Opened(Journal.Open(_folder.Path, _clock));
        _users = new UserRegister(_journal, _clock);
    }

    private JournalEntry Single(EventKind kind, int index) => _journal.Read(kind)[index];

    private string Hash(int index) => Single(EventKind.UserAdded, index).Body!.Split("pbkdf2")[1];
}
