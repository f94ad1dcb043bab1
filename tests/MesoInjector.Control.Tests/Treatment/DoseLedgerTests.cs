using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Control.Tests.Treatment;

public sealed class DoseLedgerTests
{
    private static readonly FluidVolume PointLimit = FluidVolume.FromMicrolitres(50);

    private static readonly FluidVolume SessionLimit = FluidVolume.FromMicrolitres(400);

    [Fact]
    [Requirement("SR-013", "SR-014")]
    public void Whatever_is_asked_for_no_point_and_no_session_is_authorised_beyond_its_limit() =>
        Prop.ForAll<int[]>(deeds =>
        {
            var ledger = new DoseLedger(PointLimit, SessionLimit);
            List<(AuthorisationId Id, int Point, Dose Dose)> open = [];
            long id = 0;
            foreach (int any in deeds)
            {
                // Small numbers come often: spread them over doses and points.
                uint deed = unchecked((uint)any * 2_654_435_761);
                int point = (int)(deed % 5) + 1;
                Dose dose = Dose.FromNanolitres((int)(deed / 5 % 60_000) + 1);
                FluidVolume before = ledger.SessionTotal;
                if (open.Count > 0 && deed % 3 == 0)
                {
                    // Never more than what was authorised went in.
                    (AuthorisationId given, int at, Dose asked) = open[0];
                    open.RemoveAt(0);
                    FluidVolume bound = FluidVolume.FromNanolitres(deed % (asked.Nanolitres + 1));
                    ledger.Settle(given, bound, bound);
                }
                else if (ledger.Authorise(new AuthorisationId(++id), point, dose) is null)
                {
                    open.Add((new AuthorisationId(id), point, dose));
                    if (ledger.SessionTotal < before)
                        return false;
                }

                bool kept = ledger.SessionTotal <= SessionLimit && Enumerable.Range(1, 5).All(number => ledger.PointTotal(number) <= PointLimit);
                if (!kept)
                    return false;
            }

            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    [Requirement("SR-016")]
    public void An_authorised_dose_counts_in_full_until_its_outcome_is_known()
    {
        var ledger = new DoseLedger(PointLimit, SessionLimit);
        Assert.Null(ledger.Authorise(new AuthorisationId(1), 1, Dose.FromMicrolitres(40)));
        Assert.Equal(40_000, ledger.PointTotal(1).Nanolitres);
        Assert.Equal(40_000, ledger.SessionTotal.Nanolitres);
        Assert.NotNull(ledger.Check(1, Dose.FromMicrolitres(11)));
        Assert.Null(ledger.Check(1, Dose.FromMicrolitres(10)));

        ledger.Settle(new AuthorisationId(1), FluidVolume.FromMicrolitres(12), FluidVolume.FromMicrolitres(9));

        Assert.Equal(12_000, ledger.PointTotal(1).Nanolitres);
        Assert.Equal(9_000, ledger.SessionTotal.Nanolitres);
        Assert.Equal(38_000, ledger.PointRemaining(1).Nanolitres);
    }

    [Fact]
    [Requirement("SR-015")]
    public void The_same_authorisation_twice_counts_once_and_another_dose_under_its_number_is_refused()
    {
        var ledger = new DoseLedger(PointLimit, SessionLimit);
        Assert.Null(ledger.Authorise(new AuthorisationId(1), 1, Dose.FromMicrolitres(30)));
        Assert.Null(ledger.Authorise(new AuthorisationId(1), 1, Dose.FromMicrolitres(30)));
        Assert.Equal(30_000, ledger.SessionTotal.Nanolitres);
        Assert.Equal(RefusalCode.RepeatedId, ledger.Authorise(new AuthorisationId(1), 1, Dose.FromMicrolitres(31))!.Code);
    }

    [Fact]
    public void Settling_twice_keeps_the_larger_bound()
    {
        var ledger = new DoseLedger(PointLimit, SessionLimit);
        ledger.Authorise(new AuthorisationId(1), 1, Dose.FromMicrolitres(40));
        ledger.Settle(new AuthorisationId(1), FluidVolume.FromMicrolitres(30), FluidVolume.FromMicrolitres(30));
        ledger.Settle(new AuthorisationId(1), FluidVolume.FromMicrolitres(10), FluidVolume.FromMicrolitres(10));
        Assert.Equal(30_000, ledger.PointTotal(1).Nanolitres);
        ledger.Settle(new AuthorisationId(1), FluidVolume.FromMicrolitres(35), FluidVolume.FromMicrolitres(35));
        Assert.Equal(35_000, ledger.PointTotal(1).Nanolitres);
        Assert.Equal(35_000, ledger.SessionTotal.Nanolitres);
    }

    [Fact]
    public void What_makes_no_sense_is_an_exception_not_a_count()
    {
        var ledger = new DoseLedger(PointLimit, SessionLimit);
        Assert.Throws<InvalidOperationException>(() => ledger.Settle(new AuthorisationId(7), FluidVolume.Zero, FluidVolume.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DoseLedger(FluidVolume.FromMicrolitres(101), SessionLimit));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DoseLedger(PointLimit, FluidVolume.FromMicrolitres(6001)));
    }
}
