using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Tests.Treatment;

[Requirement("SR-073")]
public sealed class ScreeningTests
{
    public static TheoryData<Contraindication> Questions => [.. Enum.GetValues<Contraindication>()];

    [Fact]
    public void All_answered_no_lets_the_session_go_on() => Assert.Null(Screening.AllClear.Block());

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_yes_blocks(Contraindication question) => Assert.NotNull(Answered(question, yes: true).Block());

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_question_that_was_not_asked_blocks(Contraindication question)
    {
        var answers = Enum.GetValues<Contraindication>().Where(other => other != question).ToDictionary(other => other, _ => false);
        Assert.Contains("not answered", new Screening(answers, []).Block()!.Words, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_clinician_may_override_with_a_reason_but_never_a_minor(Contraindication question)
    {
        Refusal? block = Answered(question, yes: true, new ScreeningOverride(question, "dr", "known and judged")).Block();
        Assert.Equal(question == Contraindication.Minor, block is not null);
    }

    [Theory]
    [InlineData("", "because")]
    [InlineData("dr", " ")]
    public void An_override_without_a_name_or_a_reason_is_none(string clinician, string reason) =>
        Assert.NotNull(Answered(Contraindication.Diabetes, yes: true, new ScreeningOverride(Contraindication.Diabetes, clinician, reason)).Block());

    private static Screening Answered(Contraindication question, bool yes, params ScreeningOverride[] overrides) =>
        new(Enum.GetValues<Contraindication>().ToDictionary(other => other, other => other == question && yes), overrides);
}
