namespace MesoInjector.Records.Users;

/// <summary>What came of a sign-in.</summary>
/// <param name="User">Who is signed in; null for nobody.</param>
/// <param name="Problem">Why not; null when signed in.</param>
/// <param name="Wait">How long to wait before the next try; zero for not at all.</param>
public sealed record SignInResult(User? User, JournalProblem? Problem, TimeSpan Wait);
