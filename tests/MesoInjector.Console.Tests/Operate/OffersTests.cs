using MesoInjector.Console.Live;
using MesoInjector.Console.Seats;
using MesoInjector.Console.Wording;
using MesoInjector.Control;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Treatment;
using MesoInjector.Records.Users;

namespace MesoInjector.Console.Tests.Operate;

/// <summary>What a button says under it, and the line of what to do next.</summary>
public sealed class OffersTests
{
    private const MachineFacts AllWell = MachineFacts.SessionOpen | MachineFacts.PlungerTrusted | MachineFacts.TipKnown | MachineFacts.NeedlePrimed
        | MachineFacts.NothingRefusesArming | MachineFacts.PedalUp | MachineFacts.EmergencyStopReleased | MachineFacts.FaultConditionsGone | MachineFacts.NotLockedForService;

    private static readonly Words English = Words.In("en");
    private static readonly Seated Clinician = new("clara", Role.Clinician, 1);

    [Fact]
    public void Going_back_to_a_point_needs_one_that_got_only_a_part()
    {
        Assert.Equal(["needs: a point got only a part"], Against("RepeatPoint", Ready(PointStatus.Done, PointStatus.Skipped, PointStatus.Planned)));
        Assert.Equal([], Against("RepeatPoint", Ready(PointStatus.Done, PointStatus.Planned, PointStatus.Partial)));
    }

    [Fact]
    public void What_refuses_arming_is_named_once()
    {
        Snapshot seen = Ready(PointStatus.Planned) with
        {
            Facts = AllWell & ~(MachineFacts.NeedlePrimed | MachineFacts.NothingRefusesArming),
            Refusing = new AlarmSet().With(AlarmId.NotPrimed),
        };
        Assert.Equal(["Needle not primed, or fluid under pressure behind it"], Against("Arm", seen));
        Assert.Equal(["needs: the needle is primed"], Against("Arm", seen with { Facts = AllWell & ~MachineFacts.NeedlePrimed }));
    }

    [Fact]
    public void Who_does_not_sit_there_can_still_acknowledge_and_silence_but_not_arm()
    {
        Snapshot seen = Ready(PointStatus.Planned) with { Alarms = new AlarmSet().With(AlarmId.SyringeLow) };
        Assert.Equal([], Offers.Against("Acknowledge", seen, seat: null, English)!);
        Assert.Equal([], Offers.Against("Silence", seen, seat: null, English)!);
        Assert.Equal(["sign in first"], Offers.Against("Arm", seen, seat: null, English)!);
        Assert.Null(Offers.Against("Silence", seen with { Alarms = default }, seat: null, English));
    }

    [Fact]
    public void A_technician_may_maintain_with_the_key_and_a_clinician_may_not()
    {
        var seen = new Snapshot { State = InjectorState.Standby, Facts = AllWell };
        Assert.Equal(["turn the service key"], Offers.Against("Maintain", seen, new Seated("tom", Role.Technician, 1), English)!);
        Assert.Equal([], Offers.Against("Maintain", seen with { Facts = AllWell | MachineFacts.ServiceKeyTurned }, new Seated("tom", Role.Technician, 1), English)!);
        Assert.Contains("your role may not", Against("Maintain", seen));
        Assert.Null(Offers.Against("PrepareTarget", seen, Clinician, English));
        Assert.Equal([], Offers.Against("PrepareTarget", seen with { State = InjectorState.Maintenance }, new Seated("tom", Role.Technician, 1), English)!);
    }

    [Fact]
    public void A_needle_that_must_be_filled_anew_is_the_next_thing_to_do()
    {
        Snapshot seen = Ready(PointStatus.Planned) with { Point = 1 };
        Assert.Equal("Ready. Arm for point 1 of 1", Hints.Of(seen, English));
        Assert.Equal("The needle must be primed again: More, Change needle", Hints.Of(seen with { Facts = AllWell & ~MachineFacts.NeedlePrimed }, English));
    }

    private static IReadOnlyList<string> Against(string command, in Snapshot seen) => Offers.Against(command, seen, Clinician, English)!;

    private static Snapshot Ready(params PointStatus[] marks) => new()
    {
        State = InjectorState.Ready,
        Facts = AllWell,
        Points = marks.Length,
        Point = 1,
        Marks = new PointMarks(marks),
    };
}
