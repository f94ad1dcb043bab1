using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Tests.Treatment;

[Requirement("SR-018")]
public sealed class CourseTests
{
    /// <summary>Four sessions, fourteen days apart.</summary>
    private static readonly Protocol Protocol = Some.Protocol();

    [Theory]
    [InlineData(1, null)]
    [InlineData(2, 14)]
    [InlineData(4, 200)]
    public void A_session_of_the_course_after_its_interval_fits(int session, int? days) => Assert.Null(new Course(session, days).Block(Protocol));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(5)]
    public void A_session_outside_the_course_is_refused(int session) =>
        Assert.Equal(RefusalCode.SessionLimit, new Course(session, 100, "known and judged").Block(Protocol)!.Code);

    [Theory]
    [InlineData(13, null)]
    [InlineData(0, null)]
    [InlineData(13, "")]
    [InlineData(13, "  ")]
    [InlineData(-3, null)] // the clock was set back: not knowing is too soon
    public void A_session_before_its_interval_is_refused_without_a_reason(int days, string? reason)
    {
        Refusal refusal = new Course(2, days, reason).Block(Protocol)!;
        Assert.Equal(RefusalCode.TooSoon, refusal.Code);
        Assert.Contains("14", refusal.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clinician_may_give_a_reason_for_an_early_session() => Assert.Null(new Course(2, 13, "travels tomorrow").Block(Protocol));
}
