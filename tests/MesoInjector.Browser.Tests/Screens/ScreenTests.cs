namespace MesoInjector.Browser.Tests.Screens;

/// <summary>Every screen, measured in both sizes.</summary>
public sealed class ScreenTests(ScreenLook look) : IClassFixture<ScreenLook>
{
    [Fact]
    public void The_tour_sees_every_screen()
    {
        Assert.True(look.Broken is null, $"after {look.Screens} screens: {look.Broken}");
        Assert.InRange(look.Screens, 60, 100);
    }

    [Fact]
    public void Actions_are_large_enough_for_gloves() => Nothing("sizes");

    [Fact]
    public void Nothing_to_touch_is_near_stop() => Nothing("clear");

    [Fact]
    public void No_letters_are_too_small() => Nothing("letters");

    [Fact]
    public void Every_text_stands_out_from_its_ground_in_both_themes() => Nothing("contrast");

    [Fact]
    public void Operating_screens_show_everything_without_scrolling() => Nothing("fit");

    [Fact]
    public void A_reload_leads_to_the_same_screen() => Nothing("reload");

    [Fact]
    public void Every_word_has_a_translation() => Nothing("words");

    [Fact]
    public void Numbers_in_German_have_a_comma() => Nothing("numbers");

    private void Nothing(string about) => Assert.True(look.Found(about).Count == 0, string.Join('\n', look.Found(about)));
}
