using System.Runtime.CompilerServices;
using MesoInjector.Control;
using MesoInjector.Control.Treatment;
using MesoInjector.Daemon.Requests;
using MesoInjector.Records.Users;

namespace MesoInjector.Daemon.Tests;

/// <summary>Which command needs which right, for every command there is.</summary>
public sealed class CommandRightsTests
{
    private static readonly string[] ByAnybody = ["Stop", "Acknowledge", "Silence"];

    private static readonly string[] ByRequest = ["OpenSession", "AnswerScreening"];

    private static readonly Dictionary<string, Role[]> OtherThanTreating = new()
    {
        ["Restart"] = [Role.Clinician, Role.Technician],
        ["Unlock"] = [Role.Technician],
        ["CalibrateDepth"] = [Role.Technician],
        ["CalibrateDose"] = [Role.Technician],
        ["Maintain"] = [Role.Technician],
        ["PrepareTarget"] = [Role.Technician],
        ["LeaveService"] = [Role.Technician],
        ["ShutDown"] = [Role.Clinician, Role.Technician, Role.Qa, Role.Admin],
    };

    private readonly Seat _seat = new();

    public static TheoryData<Type> Commands => [.. typeof(OperatorCommand).GetNestedTypes()];

    [Theory]
    [MemberData(nameof(Commands))]
    [Requirement("SR-076")]
    public void Every_command_is_taken_of_those_who_may_and_of_nobody_else(Type command)
    {
        _seat.Know(registerEmpty: false);
        string name = command.Name;
        Assert.Equal(ByAnybody.Contains(name), Taken(command));
        foreach (Role role in Enum.GetValues<Role>())
        {
            _seat.Take(new User("ada", role, Disabled: false, Failures: 0, LastSignIn: null));
            bool may = ByAnybody.Contains(name)
                || (!ByRequest.Contains(name) && (OtherThanTreating.TryGetValue(name, out Role[]? roles) ? roles.Contains(role) : role == Role.Clinician));
            Assert.True(may == Taken(command), $"{name} by {role}");
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    [Requirement("SR-076")]
    public void As_long_as_there_are_no_users_the_device_can_only_be_stopped(Type command)
    {
        _seat.Take(new User("ada", Role.Clinician, Disabled: false, Failures: 0, LastSignIn: null));
        Assert.Equal(command.Name == "Stop", Taken(command));
    }

    [Fact]
    public void A_command_that_is_not_in_the_table_is_refused()
    {
        _seat.Know(registerEmpty: false);
        _seat.Take(new User("ada", Role.Clinician, Disabled: false, Failures: 0, LastSignIn: null));
        Assert.NotNull(new CommandRights(_seat).Block(new Unheard(Guid.NewGuid())));
    }

    private bool Taken(Type command)
    {
        Refusal? refusal = new CommandRights(_seat).Block((OperatorCommand)RuntimeHelpers.GetUninitializedObject(command));
        Assert.True(refusal is null or { Code: RefusalCode.Right, Remedy.Length: > 0 });
        return refusal is null;
    }

    private sealed record Unheard(Guid Id) : OperatorCommand(Id);
}
