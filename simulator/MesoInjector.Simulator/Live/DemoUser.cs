using MesoInjector.Records.Users;

namespace MesoInjector.Simulator.Live;

/// <summary>Somebody for training, with a PIN that everybody may know.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Pin">Their PIN.</param>
public sealed record DemoUser(string Name, Role Role, string Pin)
{
    /// <summary>One of each role; the admin first, who adds the others.</summary>
    public static IReadOnlyList<DemoUser> All { get; } =
    [
        new("ada", Role.Admin, "161803"), new("clara", Role.Clinician, "271828"), new("tom", Role.Technician, "314159"), new("quinn", Role.Qa, "141421"),
    ];
}
