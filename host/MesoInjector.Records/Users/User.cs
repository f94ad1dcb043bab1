using MesoInjector.Records.Reading;

namespace MesoInjector.Records.Users;

/// <summary>Someone who may sign in. The PIN is not here and nowhere: only its hash is kept, in the journal.</summary>
/// <param name="Name">Unique on this device; shown in the record.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Disabled">They may no longer sign in. Users are never removed: the record names them.</param>
/// <param name="Failures">Wrong PINs since the last right one.</param>
/// <param name="LastSignIn">Wall clock, UTC; null for never.</param>
public sealed record User(string Name, Role Role, bool Disabled, int Failures, DateTimeOffset? LastSignIn)
{
    /// <summary>How they stand in the record.</summary>
    public UserStamp Stamp => new(Name, Role.ToString());
}
