using MesoInjector.Records.Users;

namespace MesoInjector.Console.Reading;

/// <summary>A user as the daemon tells of them.</summary>
/// <param name="Name">The name.</param>
/// <param name="Role">What they are.</param>
/// <param name="Disabled">They may no longer sign in.</param>
/// <param name="Failures">Wrong PINs since the last right one; 0 where it is not told.</param>
/// <param name="LastSignIn">When; null for never, or not told.</param>
internal sealed record KnownUser(string Name, Role Role, bool Disabled, int Failures, DateTimeOffset? LastSignIn);
