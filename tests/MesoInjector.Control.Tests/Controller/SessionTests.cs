using MesoInjector.Control.Alarms;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Control.Treatment;
using UnitsNet;

namespace MesoInjector.Control.Tests.Controller;

/// <summary>From power-up to the end of a session: what is checked, what cannot be changed, what is not carried over.</summary>
public sealed class SessionTests
{
    /// <summary>What the self-test says, and what makes it say so.</summary>
    private static readonly (string Says, SpoilInputs Spoil)[] Broken =
    [
        ("pedal is up", (ref InjectorInputs i) => (i.Readings.Switches.PedalNormallyOpenClosed, i.Readings.Switches.PedalNormallyClosedClosed) = (true, false)),
        ("guardian answers", (ref InjectorInputs i) => i.Readings.Guardian.Age = TimeSpan.FromMilliseconds(61)),
        ("same limits", (ref InjectorInputs i) => i.Readings.Guardian.SameLimits = false),
        ("guardian has not tripped", (ref InjectorInputs i) => i.Readings.Guardian.Mode = GuardianMode.Tripped),
        ("needle driver", (ref InjectorInputs i) => i.Readings.Needle.Conditions = AxisConditions.None),
        ("needle driver", (ref InjectorInputs i) => i.Readings.Needle.Conditions &= ~AxisConditions.Configured),
        ("plunger driver", (ref InjectorInputs i) => i.Readings.Plunger.Conditions |= AxisConditions.OverTemperature),
        ("sensors answer", (ref InjectorInputs i) => i.Readings.Analog.Valid = false),
        ("motor supply", (ref InjectorInputs i) => i.Readings.Analog.Supply = RailVoltage.FromMillivolts(10_799)),
        ("nose is off the skin", (ref InjectorInputs i) => i.Readings.Analog.Contact = AppliedForce.FromMillinewtons(400)),
        ("records can be written", (ref InjectorInputs i) => i.Receipt = default),
    ];

    public static TheoryData<int> BrokenCases => [.. Enumerable.Range(0, Broken.Length)];

    [Theory]
    [Requirement("SR-067")]
    [MemberData(nameof(BrokenCases))]
    public void What_fails_in_the_self_test_is_named_within_ten_seconds_and_the_remedy_works(int index)
    {
        var rig = new Rig { Spoil = Broken[index].Spoil };
        for (int i = 0; i < 10_600; i++)
        {
            rig.Step();
            Assert.False(rig.Outputs.DrivesOn);
        }

        Assert.Contains(rig.State, (InjectorState[])[InjectorState.Faulted, InjectorState.Tripped]);
        Assert.Contains(Broken[index].Says, rig.Look().Detail, StringComparison.Ordinal);
        Assert.Contains(AlarmId.SelfTestFailed, rig.Look().Alarms.ToList());
        int failing = SelfTestItem.All.Index().First(check => check.Item.Name.Contains(Broken[index].Says, StringComparison.Ordinal)).Index;
        Assert.Equal(0u, (rig.Look().SelfTestHeld >> failing) & 1);

        rig.Spoil = null;
        rig.Step(100);
        Assert.Null(rig.Say(id => rig.State == InjectorState.Faulted ? new OperatorCommand.Acknowledge(id) : new OperatorCommand.Restart(id)));
        rig.Until(InjectorState.Standby);
        Assert.Equal((1u << SelfTestItem.All.Count) - 1, rig.Look().SelfTestHeld);
    }

    [Fact]
    [Requirement("SR-036", "SR-067")]
    public void The_emergency_stop_need_not_wait_for_the_self_test()
    {
        var rig = new Rig { Spoil = (ref InjectorInputs i) => i.Readings.Switches.EmergencyStopLoopIntact = false };
        rig.Step(510);
        Assert.Equal(InjectorState.EmergencyStopped, rig.State);
    }

    [Fact]
    [Requirement("SR-016")]
    public void A_dose_found_without_an_outcome_is_shown_first_and_recorded_in_full()
    {
        var rig = new Rig
        {
            Spoil = (ref InjectorInputs i) => i.Receipt = i.Receipt with { Interrupted = new AuthorisationId(77), InterruptedPoint = 5, InterruptedMost = FluidVolume.FromMicrolitres(44) },
        };
        rig.Step(5000);
        Assert.Equal(InjectorState.Recovering, rig.State);
        Assert.False(rig.Outputs.DrivesOn);
        Assert.Null(AcknowledgeAndTake(rig, out RecordEntry ended));
        Assert.Equal((77L, 5, InjectionOutcome.Interrupted), (ended.Authorisation.Value, ended.Point, ended.Outcome));
        Assert.Equal(FluidVolume.FromMicrolitres(44), ended.UpperBound);
        Assert.Equal(InjectorState.SelfTest, rig.State);
    }

    [Fact]
    [Requirement("SR-038")]
    public void Nothing_of_an_open_session_can_be_changed_by_opening_another()
    {
        foreach (InjectorState state in (InjectorState[])[InjectorState.Screening, InjectorState.Ready, InjectorState.Armed, InjectorState.Dispensing])
        {
            Rig rig = new Rig().WorkTo(state);
            Protocol? before = rig.Look().Protocol;
            Assert.Equal(RefusalCode.NotNow, rig.Say(id => new OperatorCommand.OpenSession(id, Another()))!.Code);
            Assert.Same(before, rig.Look().Protocol);
            Assert.Equal(state, rig.State);
        }
    }

    [Fact]
    [Requirement("SR-040", "SR-070")]
    public void A_new_session_carries_nothing_over_from_the_last_patient()
    {
        Rig rig = new Rig().WorkTo(InjectorState.Armed);
        rig.Inject();
        rig.Inject();
        Assert.Null(rig.Say(id => new OperatorCommand.EndSession(id)));
        Assert.Null(rig.Say(id => new OperatorCommand.CloseSession(id)));
        Assert.Equal((InjectorState.Standby, null), (rig.State, rig.Look().Protocol));
        rig.Device.Syringe = SyringeCode.None;
        rig.Step(100);
        Assert.Null(rig.Say(id => new OperatorCommand.OpenSession(id, Another())));

        Snapshot shown = rig.Look();
        Assert.Equal((InjectorState.Screening, 0, 1), (shown.State, shown.PointsDone, shown.Point));
        Assert.Equal((FluidVolume.Zero, FluidVolume.Zero), (shown.SessionTotal, shown.SyringeContent));
        Assert.NotNull(rig.Say(id => new OperatorCommand.Arm(id)));
        Assert.NotNull(rig.Say(id => new OperatorCommand.FinishPriming(id)));
        Assert.NotNull(rig.Say(id => new OperatorCommand.ConfirmSyringe(id)));

        // The needle is touched off and filled anew before it may be armed; the doses are counted from nothing.
        rig.WorkTo(InjectorState.Armed);
        Assert.Equal((1, 100L), (rig.Inject().Point, rig.Watch.Authorised.Keys.Max(id => id.Value)));
    }

    [Fact]
    [Requirement("SR-015")]
    public void A_command_repeated_with_its_id_is_answered_again_and_not_done_again()
    {
        Rig rig = new Rig().WorkTo(InjectorState.Ready);
        Guid first = Guid.Parse("11111111-1111-1111-1111-111111111111");
        Assert.Null(rig.Say(_ => new OperatorCommand.Pause(first)));
        Assert.Null(rig.Say(id => new OperatorCommand.Resume(id)));
        Assert.Null(rig.Say(_ => new OperatorCommand.Pause(first)));
        Assert.Equal((InjectorState.Ready, first), (rig.State, rig.Outputs.Answer!.Id));
        Assert.Equal(0, rig.Outputs.Records!.Count);
    }

    [Fact]
    [Requirement("SR-013", "SR-022")]
    public void A_point_that_was_cut_short_is_offered_the_rest_when_asked_for_and_never_by_itself()
    {
        Rig rig = new Rig().WorkTo(InjectorState.Dispensing);
        rig.Step(600);
        rig.Device.PedalDown = false;
        rig.Until(InjectorState.Ready);
        RecordEntry cut = rig.Watch.Ended.Values.Single();
        Assert.InRange(cut.UpperBound.Nanolitres, 10_000, 35_000);
        Assert.Equal(2, rig.Look().Point);
        rig.LiftOff();
        Assert.Null(rig.Say(id => new OperatorCommand.RepeatPoint(id)));
        rig.WorkTo(InjectorState.Armed);
        RecordEntry rest = rig.Inject();
        Assert.Equal((1, InjectionOutcome.Completed), (rest.Point, rest.Outcome));
        Assert.Equal(40_000 - cut.UpperBound.Nanolitres, rest.Commanded.Nanolitres);
        Assert.Equal(2, rig.Look().Point);
    }

    [Theory]
    [Requirement("SR-063")]
    [InlineData(181, false)]
    [InlineData(180, true)]
    public void An_old_calibration_opens_no_session(int age, bool opens)
    {
        Rig rig = new Rig().WorkTo(InjectorState.Standby);
        SessionOrder order = SomeOrder.Sound;
        CalibrationsOf(ref order, order.Date.AddDays(-age));
        Refusal? refusal = rig.Say(id => new OperatorCommand.OpenSession(id, order));
        Assert.Equal(opens, refusal is null);
        Assert.Equal(opens ? InjectorState.Screening : InjectorState.Standby, rig.State);
        if (!opens)
            Assert.Equal(RefusalCode.Calibration, refusal!.Code);
    }

    [Fact]
    public void A_tip_that_is_too_far_off_ends_the_touch_off_with_its_remedy()
    {
        Rig rig = new Rig().WorkTo(InjectorState.TouchOff);
        rig.Device.TipMicrometres = -560;
        rig.Device.Docked = true;
        Assert.Null(rig.Say(id => new OperatorCommand.StartTouchOff(id)));
        rig.Until(one => one.Look().Alarms.Contains(AlarmId.TouchOffFailed), "the failed touch-off");
        Assert.Equal(InjectorState.TouchOff, rig.State);
        Assert.NotNull(rig.Say(id => new OperatorCommand.StartTouchOff(id)));

        rig.Device.TipMicrometres = -300;
        Assert.Null(rig.Say(id => new OperatorCommand.Acknowledge(id)));
        rig.WorkTo(InjectorState.Armed);
        Assert.InRange(rig.Inject().DepthReached.Micrometres, 1499, 1502);
    }

    [Fact]
    public void A_touch_off_that_is_started_again_and_again_is_one_touch_off()
    {
        Rig rig = new Rig().WorkTo(InjectorState.TouchOff);
        rig.Device.Docked = true;
        for (int i = 0; i < 40 && rig.State == InjectorState.TouchOff; i++)
        {
            Assert.Null(rig.Say(id => new OperatorCommand.StartTouchOff(id)));
            rig.Step(200);
        }

        Assert.Equal(InjectorState.Priming, rig.State);
    }

    private static SessionOrder Another()
    {
        Protocol shallow = Tests.Treatment.Some.Protocol(Tests.Treatment.Some.Draft with { Name = "other", Depth = Length.FromMillimeters(1.4) });
        Assert.Null(TreatmentPlan.TryLayOut(shallow, [ScalpRegion.Vertex], 5, out TreatmentPlan? plan));
        return SomeOrder.Sound with { SessionNumber = 2, Patient = "another", Plan = plan!, FirstAuthorisation = new AuthorisationId(100) };
    }

    private static void CalibrationsOf(ref SessionOrder order, DateOnly date) => order = order with
    {
        Calibrations = order.Calibrations with
        {
            Depth = order.Calibrations.Depth! with { Date = date },
            Doses = [.. order.Calibrations.Doses.Select(dose => dose with { Date = date })],
        },
    };

    private static Refusal? AcknowledgeAndTake(Rig rig, out RecordEntry ended)
    {
        // An outcome for a dose of the run before: it is no dose of this one.
        rig.Watch.Expect(new AuthorisationId(77), 5, Dose.FromMicrolitres(40));
        Refusal? refusal = rig.Say(id => new OperatorCommand.Acknowledge(id));
        ended = rig.Outputs.Records!.Entries.ToArray().Single(entry => entry.Kind == RecordKind.Ended);
        return refusal;
    }
}
