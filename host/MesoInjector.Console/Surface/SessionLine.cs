using System.Text.Json;
using MesoInjector.Records.Reading;

namespace MesoInjector.Console.Surface;

/// <summary>A session in a list, for programs.</summary>
/// <param name="Session">Its number.</param>
/// <param name="StartedUtc">When it was opened.</param>
/// <param name="EndedUtc">When it was closed or found interrupted; null while it is open.</param>
/// <param name="Patient">Pseudonymous code.</param>
/// <param name="Origin">unknown, real or simulated.</param>
/// <param name="Ending">open, closed or interrupted.</param>
/// <param name="Protocol">The protocol's name.</param>
/// <param name="CourseSession">Which session of the course.</param>
/// <param name="CourseOf">Sessions in the course.</param>
/// <param name="PointsPlanned">Points of the plan.</param>
/// <param name="PointsDone">Points that got their dose.</param>
/// <param name="EstimatedUl">What is believed to have gone in, microlitres.</param>
/// <param name="UpperBoundUl">The most that can have gone in, microlitres.</param>
/// <param name="Alarms">How many alarms were raised.</param>
public sealed record SessionLine(
    long Session, DateTimeOffset StartedUtc, DateTimeOffset? EndedUtc, string Patient, string Origin, string Ending, string Protocol, int CourseSession, int CourseOf,
    int PointsPlanned, int PointsDone, double EstimatedUl, double UpperBoundUl, int Alarms)
{
    internal static SessionLine Of(SessionSummary session) => new(
        session.Number, session.Started, session.Ended, session.Patient, Word(session.Origin.ToString()), Word(session.Ending.ToString()), session.Protocol, session.CourseSession, session.CourseOf,
        session.PointsPlanned, session.PointsDone, session.Estimated.Nanolitres / 1000.0, session.UpperBound.Nanolitres / 1000.0, session.Alarms);

    private static string Word(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
