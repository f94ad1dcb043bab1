using MesoInjector.Simulator.Physics;

namespace MesoInjector.Simulator.Tests.Physics;

public class SkinTests
{
    private const double Contact = 2.0;

    [Theory]
    [InlineData(27, 0.7, 1.2)]
    [InlineData(30, 0.4, 0.8)]
    [InlineData(32, 0.3, 0.6)]
    [InlineData(34, 0.2, 0.45)]
    public void A_new_needle_goes_through_at_the_force_of_its_gauge(int gauge, double least, double most)
    {
        double sum = 0;
        for (ulong seed = 0; seed < 50; seed++)
        {
            var skin = new Skin(new SkinParameters(), seed, 1);
            skin.FitNeedle(NeedleParameters.Find(gauge, 4));
            sum += Insert(skin, 2).Peak;
        }

        Assert.InRange(sum / 50, least, most);
    }

    [Fact]
    public void Skin_dimples_before_the_needle_goes_through_and_the_force_drops_then()
    {
        var skin = new Skin(new SkinParameters(), 1, 1);
        (double peak, double dimple, double after) = Insert(skin, 1);
        Assert.InRange(dimple, 0.2, 0.5);
        Assert.InRange(after, 0.35 * peak, 0.65 * peak);
    }

    [Fact]
    public void Depth_in_tissue_is_less_than_extension()
    {
        var skin = new Skin(new SkinParameters(), 1, 1);
        Insert(skin, 1.5);
        Assert.True(skin.Pierced);
        Assert.InRange(skin.Depth, 1.1, 1.5);
        Assert.Equal(1.5 + (Contact * 0.03), skin.Depth + skin.Dimple, 1e-12);
    }

    [Fact]
    public void Puncture_force_rises_with_bluntness()
    {
        var skin = new Skin(new SkinParameters { PunctureScatter = 0 }, 1, 1);
        double first = Insert(skin, 1.5).Peak;
        double last = 0;
        for (int insertion = 1; insertion < 30; insertion++)
        {
            Withdraw(skin);
            double peak = Insert(skin, 1.5).Peak;
            Assert.True(peak > last);
            last = peak;
        }

        Assert.Equal(30, skin.Insertions);
        Assert.Equal(1 + (29 * 0.03), last / first, 0.02);
        skin.FitNeedle(NeedleParameters.Find(30, 4));
        Assert.Equal(first, Insert(skin, 1.5).Peak, 0.01);
    }

    [Fact]
    public void Bone_is_hard_and_blunts_the_needle()
    {
        var skin = new Skin(new SkinParameters { SkullMillimetres = 3.2, GaleaMillimetres = 2.5, PunctureScatter = 0 }, 1, 1);
        double sharp = skin.PunctureForce;
        Insert(skin, 2.6);
        double before = skin.NeedleForce;
        Insert(skin, 3.8);
        Assert.Equal(Layer.Skull, skin.Layer);
        Assert.True(skin.NeedleForce > before + 10);
        Assert.Equal(1, skin.BoneTouches);
        Withdraw(skin);
        Assert.Equal(sharp * 1.5 * 1.03, skin.PunctureForce, 1e-9);
    }

    [Fact]
    public void Withdrawing_drags_the_skin_along_and_lets_go()
    {
        var skin = new Skin(new SkinParameters(), 1, 1);
        Insert(skin, 2);
        double deepest = 0;
        for (double tip = 2; tip > -0.5; tip -= 0.001)
        {
            skin.Step(tip, Contact);
            deepest = Math.Min(deepest, skin.NeedleForce);
        }

        Assert.InRange(deepest, -0.35, -0.1);
        Assert.False(skin.Pierced);
        Assert.Equal(0, skin.NeedleForce);
        Assert.Equal(Layer.Outside, skin.Layer);
    }

    [Fact]
    public void The_tip_passes_the_layers_in_order()
    {
        var skin = new Skin(new SkinParameters(), 1, 1);
        var seen = new List<Layer>();
        for (double tip = -0.5; tip < 5.5; tip += 0.01)
        {
            skin.Step(tip, Contact);
            if (seen.Count == 0 || seen[^1] != skin.Layer)
                seen.Add(skin.Layer);
        }

        Assert.Equal([Layer.Outside, Layer.Dermis, Layer.Subcutis, Layer.Galea, Layer.Skull], seen);
    }

    [Fact]
    public void Lifting_the_nose_takes_the_needle_out()
    {
        var skin = new Skin(new SkinParameters(), 1, 1);
        Insert(skin, 1.5);
        skin.Step(1.5, 0);
        Assert.False(skin.Pierced);
        Assert.Equal(0, skin.Depth);
        Assert.Equal(0, skin.NeedleForce);
    }

    [Fact]
    public void Standing_still_changes_nothing()
    {
        var skin = new Skin(new SkinParameters(), 1, 1);
        Insert(skin, 1.5);
        (double, double, double, bool) before = (skin.Depth, skin.Dimple, skin.NeedleForce, skin.Pierced);
        for (int step = 0; step < 1000; step++)
            skin.Step(1.5, Contact);
        skin.Step(1.5, Contact + 1e-15);
        Assert.Equal(before, (skin.Depth, skin.Dimple, skin.NeedleForce, skin.Pierced));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(40)]
    public void Nose_force_and_indentation_are_inverse_and_end_on_the_bone(double force)
    {
        var skin = new Skin(new SkinParameters(), 1, 1);
        double indentation = skin.Indentation(force);
        Assert.Equal(force, skin.ContactForce(indentation), 1e-9);
        Assert.InRange(indentation, 0, 3.5);
        Assert.Equal(0, skin.Indentation(-1));
        Assert.Equal(0, skin.ContactForce(-1));
    }

    [Fact]
    public void Patients_differ_within_the_sources_ranges()
    {
        double least = double.MaxValue;
        double most = double.MinValue;
        for (ulong seed = 0; seed < 500; seed++)
        {
            SkinParameters scalp = SkinParameters.Patient(seed, 1);
            Assert.InRange(scalp.DermisMillimetres, 1.15, 1.5);
            Assert.InRange(scalp.SkullMillimetres, 4, 6);
            Assert.True(scalp.GaleaMillimetres > scalp.DermisMillimetres);
            least = Math.Min(least, scalp.SkullMillimetres);
            most = Math.Max(most, scalp.SkullMillimetres);
        }

        Assert.True(least < 4.2);
        Assert.True(most > 5.8);
    }

    private static (double Peak, double Dimple, double After) Insert(Skin skin, double depth)
    {
        double peak = 0;
        double dimple = 0;
        double after = 0;
        for (double tip = skin.Pierced ? skin.Depth : -0.5; tip <= depth; tip += 0.0005)
        {
            bool before = skin.Pierced;
            if (!before)
            {
                peak = Math.Max(peak, skin.NeedleForce);
                dimple = Math.Max(dimple, skin.Dimple);
            }

            skin.Step(tip, Contact);
            if (skin.Pierced && !before)
                after = skin.NeedleForce;
        }

        skin.Step(depth, Contact);
        return (peak, dimple, after);
    }

    private static void Withdraw(Skin skin)
    {
        for (double tip = 2; tip > -1; tip -= 0.01)
            skin.Step(tip, Contact);
        Assert.False(skin.Pierced);
    }
}
