using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Tests.Treatment;

public sealed class PlanProgressTests
{
    private static readonly FluidVolume Dose = FluidVolume.FromMicrolitres(40);

    [Fact]
    public void Points_are_visited_in_order_until_the_plan_is_complete()
    {
        PlanProgress progress = Begin(3);
        List<int> visited = [];
        while (progress.Current is { } point)
        {
            visited.Add(point.Number);
            progress.Complete();
        }

        Assert.Equal([1, 2, 3], visited);
        Assert.Equal(3, progress.DoneCount);
        Assert.False(progress.GoBack());
    }

    [Fact]
    [Requirement("SR-013")]
    public void A_point_gone_back_to_is_offered_only_what_it_may_still_have()
    {
        PlanProgress progress = Begin(3);
        DoseLedger ledger = Ledger();
        ledger.Authorise(new AuthorisationId(1), 1, progress.CurrentDose(ledger));
        ledger.Settle(new AuthorisationId(1), FluidVolume.FromMicrolitres(15), FluidVolume.FromMicrolitres(15));
        progress.LeavePartial();
        Assert.Equal(2, progress.Current!.Number);

        Assert.True(progress.GoBack());

        Assert.Equal(1, progress.Current!.Number);
        Assert.Equal(25_000, progress.CurrentDose(ledger).Nanolitres);
    }

    [Fact]
    [Requirement("SR-013")]
    public void A_point_that_may_have_had_more_than_its_dose_is_offered_nothing()
    {
        PlanProgress progress = Begin(2);
        DoseLedger ledger = Ledger();
        ledger.Authorise(new AuthorisationId(1), 1, progress.CurrentDose(ledger));
        ledger.Settle(new AuthorisationId(1), FluidVolume.FromMicrolitres(47), FluidVolume.FromMicrolitres(40));
        progress.LeavePartial();
        progress.GoBack();
        Assert.Equal(default, progress.CurrentDose(ledger));
    }

    [Fact]
    public void After_going_back_the_next_point_is_the_first_that_was_never_visited()
    {
        PlanProgress progress = Begin(4);
        progress.LeavePartial();
        progress.Complete();
        progress.Skip();
        Assert.Equal(4, progress.Current!.Number);
        Assert.True(progress.GoBack());
        progress.Complete();
        Assert.Equal(4, progress.Current!.Number);
        Assert.Equal([PointStatus.Done, PointStatus.Done, PointStatus.Skipped, PointStatus.Planned], Enumerable.Range(1, 4).Select(progress.StatusOf));
    }

    [Fact]
    public void A_partial_point_left_out_again_stays_partial()
    {
        PlanProgress progress = Begin(2);
        progress.LeavePartial();
        progress.GoBack();
        progress.Skip();
        Assert.Equal(PointStatus.Partial, progress.StatusOf(1));
        Assert.Equal(2, progress.Current!.Number);
    }

    [Fact]
    public void Going_back_again_reaches_every_point_that_waits_for_its_rest()
    {
        PlanProgress progress = Begin(5);
        progress.Complete();
        progress.LeavePartial();
        progress.Complete();
        progress.LeavePartial();
        Assert.True(progress.GoBack());
        Assert.Equal(4, progress.Current!.Number);
        Assert.True(progress.GoBack());
        Assert.Equal(2, progress.Current!.Number);

        // The first of them is followed by the last: none is out of reach.
        Assert.True(progress.GoBack());
        Assert.Equal(4, progress.Current!.Number);
    }

    [Fact]
    public void Whatever_is_done_with_a_plan_it_comes_to_its_end_and_counts_right() =>
        Prop.ForAll<byte[]>(deeds =>
        {
            PlanProgress progress = Begin(6);
            foreach (byte deed in deeds)
            {
                if (deed % 4 == 3)
                    progress.GoBack();
                else if (progress.Current is not null)
                    Leave(progress, deed % 4);
            }

            int left = Enumerable.Range(1, 6).Count(point => progress.StatusOf(point) == PointStatus.Planned);
            int steps = 0;
            for (; progress.Current is not null && steps <= 7; steps++)
                progress.Complete();
            bool allVisited = Enumerable.Range(1, 6).All(point => progress.StatusOf(point) != PointStatus.Planned);
            int done = Enumerable.Range(1, 6).Count(point => progress.StatusOf(point) == PointStatus.Done);

            // At most the point stood on, then every one still to come.
            return allVisited && done == progress.DoneCount && steps <= left + 1;
        }).QuickCheckThrowOnFailure();

    private static void Leave(PlanProgress progress, int how)
    {
        if (how == 0)
            progress.Complete();
        else if (how == 1)
            progress.LeavePartial();
        else
            progress.Skip();
    }

    private static PlanProgress Begin(int points)
    {
        Assert.Null(TreatmentPlan.TryLayOut(Some.Protocol(), [ScalpRegion.Frontal, ScalpRegion.MidScalp], points, out TreatmentPlan? plan));
        Assert.All(plan!.Points, point => Assert.Equal(Dose, point.Dose.ToFluidVolume()));
        return new PlanProgress(plan);
    }

    private static DoseLedger Ledger() => new(FluidVolume.FromMicrolitres(50), FluidVolume.FromMicrolitres(400));
}
