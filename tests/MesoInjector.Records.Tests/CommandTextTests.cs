using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Configuration;
using MesoInjector.Control;
using MesoInjector.Control.Calibration;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Servicing;
using MesoInjector.Control.Treatment;
using MesoInjector.Records.Commands;
using UnitsNet;

namespace MesoInjector.Records.Tests;

/// <summary>A command that goes through text is the same command.</summary>
public sealed class CommandTextTests
{
    private static readonly Guid Id = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");

    private static readonly OperatorCommand[] Plain =
    [
        new OperatorCommand.Stop(Id), new OperatorCommand.ConfirmSyringe(Id), new OperatorCommand.ConfirmNeedle(Id), new OperatorCommand.StartTouchOff(Id),
        new OperatorCommand.FinishPriming(Id), new OperatorCommand.Arm(Id), new OperatorCommand.Disarm(Id), new OperatorCommand.SkipPoint(Id),
        new OperatorCommand.RepeatPoint(Id), new OperatorCommand.Pause(Id), new OperatorCommand.Resume(Id),
        new OperatorCommand.ChangeSyringe(Id, FluidVolume.FromNanolitres(1_234_567)), new OperatorCommand.ChangeNeedle(Id), new OperatorCommand.EndSession(Id),
        new OperatorCommand.CloseSession(Id), new OperatorCommand.Acknowledge(Id), new OperatorCommand.Silence(Id), new OperatorCommand.Restart(Id), new OperatorCommand.Unlock(Id),
        new OperatorCommand.ShutDown(Id), new OperatorCommand.CalibrateDepth(Id), new OperatorCommand.CalibrateDose(Id, SyringeType.All[2], FluidVolume.FromNanolitres(4_321_987)),
        new OperatorCommand.Maintain(Id), new OperatorCommand.PrepareTarget(Id, new ServiceTarget(ServiceMove.PressTo, AxisPosition.FromNanometres(-1_234_567),
            FluidVolume.FromNanolitres(12_345), FlowRate.FromNanolitresPerSecond(6_789))), new OperatorCommand.LeaveService(Id),
    ];

    [Fact]
    public void Every_command_comes_back()
    {
        OperatorCommand.AnswerScreening screening = Screening();
        var open = new OperatorCommand.OpenSession(Id, Order(Library("hair-standard")));
        OperatorCommand[] all = [.. Plain, screening, open];
        Assert.Equal(typeof(OperatorCommand).GetNestedTypes().Select(type => type.Name).Order(), all.Select(command => command.GetType().Name).Order());

        Assert.All(Plain, command => Assert.Equal(command, CommandText.Read(CommandText.Of(command))));
        Screening answers = Assert.IsType<OperatorCommand.AnswerScreening>(CommandText.Read(CommandText.Of(screening))).Screening;
        Assert.True(answers.Answer(Contraindication.Diabetes));
        Assert.Null(answers.Answer(Contraindication.Keloid));
        Assert.Equal(screening.Screening.Overrides, answers.Overrides);
        SessionOrder order = Assert.IsType<OperatorCommand.OpenSession>(CommandText.Read(CommandText.Of(open))).Order;
        Assert.Equal(open.Order.Plan.Points, order.Plan.Points);
        Assert.Equal(open.Order.Calibrations.Depth, order.Calibrations.Depth);
        Assert.Equal(open.Order.Calibrations.Doses, order.Calibrations.Doses);
        Assert.Equal((open.Order.Consumables, open.Order.Checklist, open.Order.Course, open.Order.Date, open.Order.FirstAuthorisation, open.Order.SessionNumber),
            (order.Consumables, order.Checklist, order.Course, order.Date, order.FirstAuthorisation, order.SessionNumber));
    }

    [Fact]
    public void A_protocol_of_any_settings_comes_back_as_the_same_protocol()
    {
        Protocol sound = Library("hair-standard");
        Prop.ForAll(ArbMap.Default.ArbFor<(NormalFloat Viscosity, NormalFloat Flow, NormalFloat Rise, NormalFloat Spacing)>(), drawn =>
        {
            ProtocolDraft draft = sound.Draft with
            {
                Viscosity = DynamicViscosity.FromMillipascalSeconds(1 + Part(drawn.Viscosity)),
                Flow = VolumeFlow.FromMicrolitersPerSecond(20 + (10 * Part(drawn.Flow))),
                FlowRise = Duration.FromMilliseconds(100 * Part(drawn.Rise)),
                Spacing = Length.FromMillimeters(20 + Part(drawn.Spacing)),
                Title = "two\nlines: of words",
            };
            Assert.True(Protocol.TryCreate(draft, out Protocol? protocol, out IReadOnlyList<ProtocolProblem> problems), string.Join("; ", problems));
            var open = new OperatorCommand.OpenSession(Id, Order(protocol));
            Protocol read = ((OperatorCommand.OpenSession)CommandText.Read(CommandText.Of(open))).Order.Protocol;
            Assert.Equal((protocol.ViscosityMillipascalSeconds, protocol.Flow, protocol.FlowRise, protocol.Spacing, protocol.Draft.Title),
                (read.ViscosityMillipascalSeconds, read.Flow, read.FlowRise, read.Spacing, read.Draft.Title));
            Assert.Equal(DeliveryForecast.For(protocol), DeliveryForecast.For(read));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("", "not a command")]
    [InlineData("[]", "without an id")]
    [InlineData("{\"command\":\"Fire\",\"id\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}", "there is no command 'Fire'")]
    [InlineData("{\"command\":\"ChangeSyringe\",\"id\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}", "without its fillNl")]
    [InlineData("{\"command\":\"OpenSession\",\"id\":\"0f8fad5b-d9cb-469f-a165-70867728950e\",\"order\":{}}", "without its protocolText")]
    public void What_is_no_command_is_refused_with_the_reason(string text, string words) =>
        Assert.Contains(words, Assert.Throws<InvalidDataException>(() => CommandText.Read(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("depth_um: 1500", "depth_um: 4500", "protocol hair-standard")]
    [InlineData("dose_nl: 40000", "dose_nl: 400000", "protocol hair-standard")]
    public void A_text_cannot_make_a_protocol_that_a_screen_could_not(string was, string becomes, string words)
    {
        JsonNode text = JsonNode.Parse(CommandText.Of(new OperatorCommand.OpenSession(Id, Order(Library("hair-standard")))))!;
        string protocol = text["order"]!["protocolText"]!.GetValue<string>();
        Assert.Contains(was, protocol, StringComparison.Ordinal);
        text["order"]!["protocolText"] = protocol.Replace(was, becomes, StringComparison.Ordinal);
        Assert.Contains(words, Assert.Throws<InvalidDataException>(() => CommandText.Read(text.ToJsonString())).Message, StringComparison.Ordinal);
    }

    private static double Part(NormalFloat number) => Math.Abs(number.Get % 1);

    private static Protocol Library(string name) => ProtocolLibrary.Find(name)!.Value!;

    private static OperatorCommand.AnswerScreening Screening() => new(Id, new Screening(
        Enum.GetValues<Contraindication>().Where(question => question != Contraindication.Keloid).ToDictionary(question => question, question => question == Contraindication.Diabetes),
        [new ScreeningOverride(Contraindication.Diabetes, "anna", "well controlled")]));

    private static SessionOrder Order(Protocol protocol)
    {
        Assert.Null(TreatmentPlan.TryLayOut(protocol, [ScalpRegion.Frontal], 7, out TreatmentPlan? plan));
        var date = new DateOnly(2026, 11, 3);
        return new SessionOrder(
            12, "patient-7", new Course(2, 20, "asked for"), plan!,
            new Consumables("compound", "C1", date.AddDays(9), "S1", "N1", FluidVolume.FromNanolitres(2_345_678)), new Checklist(true, true, false, true),
            new CalibrationSet("H-1", new DepthCalibration("H-1", date, 17, AxisPosition.FromNanometres(40_123), AxisPosition.FromNanometres(20_001)),
                [new DoseCalibration("H-1", date, SyringeType.All[0], new Compliance(33), AxisPosition.FromNanometres(61_003), new MeasuredResistance(NeedleType.Find(30, 4)!, 2_345))]),
            date, new AuthorisationId(99));
    }
}
