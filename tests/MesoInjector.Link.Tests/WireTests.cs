using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using MesoInjector.Control;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Control.Servicing;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Link.Tests;

public sealed class WireTests
{
    [Fact]
    public void Every_field_of_a_snapshot_comes_over_but_the_protocol_whose_name_does()
    {
        Snapshot full = Full();
        object boxed = full;
        object empty = default(Snapshot);
        foreach (PropertyInfo property in typeof(Snapshot).GetProperties().Where(property => property.Name != nameof(Snapshot.Protocol)))
            Assert.False(Equals(property.GetValue(boxed), property.GetValue(empty)), $"{property.Name} is not set in the example");

        LinkSnapshot read = LinkSnapshot.Read(Written(7, full));

        Assert.Equal(7, read.Number);
        Assert.Equal("", read.Protocol);
        object seen = read.Seen;
        foreach (PropertyInfo property in typeof(Snapshot).GetProperties())
            Assert.Equal(property.GetValue(boxed), property.GetValue(seen));
    }

    [Fact]
    public void Any_words_come_over_and_long_ones_are_cut()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            // Half a pair of surrogates is no text.
            string detail = new((text ?? "").Where(letter => !char.IsSurrogate(letter)).ToArray());
            return LinkSnapshot.Read(Written(1, Full() with { Detail = detail })).Seen.Detail == detail;
        }).QuickCheckThrowOnFailure();
        Assert.Equal(LinkText.Longest, LinkSnapshot.Read(Written(1, Full() with { Detail = new string('€', 5000) })).Seen.Detail.Length);
    }

    [Fact]
    public void Writing_a_snapshot_allocates_nothing()
    {
        byte[] buffer = new byte[LinkSnapshot.LargestSize];
        Snapshot full = Full();
        LinkSnapshot.Write(buffer, 1, full);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            LinkSnapshot.Write(buffer, i, full);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void A_snapshot_cut_anywhere_and_a_state_nobody_knows_are_refused()
    {
        byte[] whole = Written(1, Full());
        for (int length = 0; length < whole.Length; length++)
            Assert.Throws<InvalidDataException>(() => LinkSnapshot.Read(whole.AsSpan(0, length)));
        Assert.Contains("does not know", Assert.Throws<InvalidDataException>(() => LinkSnapshot.Read(Written(1, Full() with
        {
            Service = new ServiceView(new ServiceTarget((ServiceMove)200, default, default, default), default, false, default, default, false, default),
        }))).Message, StringComparison.Ordinal);
        Assert.Contains("does not know", Assert.Throws<InvalidDataException>(() => LinkSnapshot.Read(Written(1, Full() with { State = (InjectorState)250 }))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_come_over()
    {
        var taken = new CommandAnswer(Guid.NewGuid(), Refusal: null);
        var refused = new CommandAnswer(Guid.NewGuid(), new Refusal(RefusalCode.Depth, "4 mm was asked for.", "Choose a shallower protocol."));
        byte[] buffer = new byte[LinkAnswer.LargestSize];
        foreach (CommandAnswer answer in (CommandAnswer[])[taken, refused])
        {
            byte[] payload = buffer[..LinkAnswer.Write(buffer, answer)];
            Assert.Equal(answer, LinkAnswer.Read(payload));
            for (int length = 0; length < payload.Length; length++)
                Assert.Throws<InvalidDataException>(() => LinkAnswer.Read(payload.AsSpan(0, length)));
        }
    }

    [Fact]
    public void An_injector_that_is_not_armed_has_no_time_to_disarming() =>
        Assert.Null(LinkSnapshot.Read(Written(1, Full() with { DisarmIn = null })).Seen.DisarmIn);

    [Fact]
    public void Requests_come_over_and_what_is_none_is_refused()
    {
        var id = Guid.NewGuid();
        byte[] frame = LinkRequest.Frame(id, "calibration.take", new JsonObject { ["value"] = 1.25 });
        LinkRequest read = LinkRequest.Read(frame.AsMemory(LinkFrame.HeadSize));
        Assert.Equal((id, "calibration.take", 1.25), (read.Id, read.Method, read.Arguments.GetProperty("value").GetDouble()));
        Assert.Empty(LinkRequest.Read(LinkRequest.Frame(id, "who", null).AsMemory(LinkFrame.HeadSize)).Arguments.EnumerateObject());
        foreach (string text in (string[])["", "[]", "{}", "{\"id\":\"x\",\"method\":\"who\",\"arguments\":{}}", $"{{\"id\":\"{id}\",\"method\":\"\",\"arguments\":{{}}}}", $"{{\"id\":\"{id}\",\"method\":\"who\",\"arguments\":[]}}",
            $"{{\"id\":\"{id}\",\"method\":\"who\"}}", $"{{\"id\":\"{id}\",\"method\":\"{new string('x', 65)}\",\"arguments\":{{}}}}"])
        {
            Assert.Throws<InvalidDataException>(() => LinkRequest.Read(Encoding.UTF8.GetBytes(text)));
        }
    }

    [Fact]
    public void Replies_come_over_and_what_is_none_is_refused()
    {
        var request = new LinkRequest(Guid.NewGuid(), "who", default);
        LinkReply done = LinkReply.Read(LinkReply.Done(request, new JsonObject { ["name"] = "Ada" }).ToPayload());
        Assert.Equal((request.Id, "Ada"), (done.Id, done.Result!.Value.GetProperty("name").GetString()));
        LinkReply nothing = LinkReply.Read(LinkReply.Done(request).ToPayload());
        Assert.Equal((request.Id, false, (Refusal?)null), (nothing.Id, nothing.Result.HasValue, nothing.Refusal));
        var refusal = new Refusal(RefusalCode.Busy, "Too many wait.", "Ask again.");
        Assert.Equal(refusal, LinkReply.Read(LinkReply.Refused(request, refusal).ToPayload()).Refusal);
        foreach (string text in (string[])["", "[]", "{}", $"{{\"id\":\"{request.Id}\",\"refusal\":{{}}}}", $"{{\"id\":\"{request.Id}\",\"refusal\":{{\"code\":\"Whim\",\"words\":\"\",\"remedy\":\"\"}}}}"])
            Assert.Throws<InvalidDataException>(() => LinkReply.Read(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Frames_come_one_after_the_other_and_the_end_between_them_is_an_end()
    {
        using var stream = new MemoryStream([.. LinkFrame.Of(LinkMessage.Command, [1, 2, 3]), .. LinkFrame.Of(LinkMessage.Answer, [])]);
        (LinkMessage message, byte[] payload) = LinkFrame.Read(stream)!.Value;
        Assert.Equal((LinkMessage.Command, 3), (message, payload.Length));
        Assert.Equal(LinkMessage.Answer, LinkFrame.Read(stream)!.Value.Message);
        Assert.Null(LinkFrame.Read(stream));
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0 })]
    [InlineData(new byte[] { 4, 0, 0, 0, 3, 1, 2 })]
    [InlineData(new byte[] { 255, 255, 255, 255, 3 })]
    [InlineData(new byte[] { 1, 0, 8, 0, 3 })]
    [InlineData(new byte[] { 0, 0, 0, 0, 9 })]
    [InlineData(new byte[] { 0, 0, 0, 0, 0 })]
    public void What_is_no_frame_is_refused(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        Assert.Throws<InvalidDataException>(() => LinkFrame.Read(stream));
    }

    [Fact]
    public void Another_version_is_refused_with_both()
    {
        byte[] frame = new LinkHello(LinkFrame.Version + 1, Simulated: true, "Other 2.0").ToFrame();
        string words = Assert.Throws<InvalidDataException>(() => LinkHello.Read(frame.AsSpan(LinkFrame.HeadSize))).Message;
        Assert.Contains("Other 2.0 speaks version 3 of the link, this program version 2", words, StringComparison.Ordinal);
        byte[] same = new LinkHello(LinkFrame.Version, Simulated: true, "Meso").ToFrame();
        Assert.Equal(new LinkHello(LinkFrame.Version, true, "Meso"), LinkHello.Read(same.AsSpan(LinkFrame.HeadSize)));
    }

    private static byte[] Written(long number, in Snapshot snapshot)
    {
        byte[] buffer = new byte[LinkSnapshot.LargestSize];
        return buffer[..LinkSnapshot.Write(buffer, number, snapshot)];
    }

    private static Snapshot Full() => new()
    {
        At = MonotonicTime.FromMicroseconds(123_456_789),
        State = InjectorState.Dispensing,
        Alarms = new AlarmSet(5),
        Refusing = new AlarmSet(1UL << 40),
        Detail = "words",
        NeedleTrusted = true,
        Depth = AxisPosition.FromNanometres(-1_500_001),
        NeedleSpeed = AxisSpeed.FromMicrometresPerSecond(-20_000),
        Plunger = AxisPosition.FromNanometres(12_345_678),
        Contact = AppliedForce.FromMillinewtons(1999),
        Pressure = FluidPressure.FromPascals(-400),
        Supply = RailVoltage.FromMillivolts(11_998),
        PedalDown = true,
        ContactSteady = true,
        Authorised = true,
        Point = 12,
        Points = 36,
        PointsDone = 11,
        SessionTotal = FluidVolume.FromNanolitres(440_123),
        SyringeContent = FluidVolume.FromNanolitres(2_000_001),
        PrimedVolume = FluidVolume.FromNanolitres(60_001),
        ReadyForSyringe = true,
        Facts = MachineFacts.TipKnown | MachineFacts.ServiceKeyTurned,
        Marks = new PointMarks([PointStatus.Done, PointStatus.Skipped, PointStatus.Partial]),
        CommandedDepth = NeedleDepth.FromMicrometres(1500),
        CommandedDose = Dose.FromMicrolitres(30),
        Delivered = FluidVolume.FromNanolitres(12_345),
        Flow = FlowRate.FromNanolitresPerSecond(19_999),
        Last = new LastInjection(new AuthorisationId(41), 11, InjectionOutcome.Aborted, Dose.FromMicrolitres(30), FluidVolume.FromNanolitres(20_001), FluidVolume.FromNanolitres(22_002), AlarmId.Occlusion),
        DisarmIn = TimeSpan.FromMilliseconds(12_345),
        SilencedFor = TimeSpan.FromMilliseconds(99_001),
        Switches = new SwitchReading
        {
            Valid = true,
            PedalNormallyOpenClosed = true,
            PedalNormallyClosedClosed = true,
            EmergencyStopLoopIntact = true,
            ServiceKey = true,
            Syringe = SyringeCode.ThreeMillilitre,
        },
        AnalogValid = true,
        PlungerForce = AppliedForce.FromMillinewtons(8001),
        Service = new ServiceView(
            new ServiceTarget(ServiceMove.PressTo, AxisPosition.FromNanometres(-1_234_567), FluidVolume.FromNanolitres(12_345), FlowRate.FromNanolitresPerSecond(6_789)),
            ServiceHold.TooMuchForce, Reached: true, FluidVolume.FromNanolitres(23_456), TimeSpan.FromMilliseconds(29_871), TipKnown: true, AxisPosition.FromNanometres(345_678)),
        Temperature = BoardTemperature.FromCentiDegreesCelsius(3456),
        Guardian = new GuardianReading
        {
            Age = TimeSpan.FromMilliseconds(7),
            Depth = AxisPosition.FromNanometres(-1_000_001),
            Plunger = AxisPosition.FromNanometres(77),
            Mode = GuardianMode.Permitted,
            Trip = GuardianTrip.Heartbeat,
            Syringe = SyringeCode.FiveMillilitre,
            TipZero = AxisPosition.FromNanometres(333),
            SameLimits = true,
            PedalClosed = true,
            RefusedFrames = 3,
            StatusNumber = 200,
        },
        SelfTestHeld = 0b101,
    };
}
