using MesoInjector.Control.Devices;
using MesoInjector.Hardware.Guardian;
using MesoInjector.Simulator.Guardian;

namespace MesoInjector.Hardware.Tests.Guardian;

/// <summary>Listening to a guardian without any part in what it does.</summary>
public sealed class GuardianListenerTests
{
    [Fact]
    public void It_learns_who_it_is_and_how_it_stands_and_the_guardian_stays_locked()
    {
        var line = new ModelLine();
        var listener = new GuardianListener(line);
        for (int millisecond = 0; millisecond < 1000; millisecond++)
        {
            line.Guardian.Advance(1000);
            listener.Look(millisecond * 1000L);
        }

        Assert.True(listener.Identity is { MatchesHost: true });
        Assert.Equal(GuardianMode.Locked, listener.Status?.Mode);
        Assert.Equal(GuardianMode.Locked, line.Guardian.Mode);
        Assert.Equal(0u, listener.Refused);
    }

    [Fact]
    public void It_sends_nothing_but_the_question_and_no_more_of_them_once_answered()
    {
        var line = new ModelLine { Deaf = true };
        var listener = new GuardianListener(line);
        for (int millisecond = 0; millisecond < 1000; millisecond++)
            listener.Look(millisecond * 1000L);
        Assert.Equal(5, line.Sent.Count);
        Assert.All(line.Sent, frame => Assert.True(GuardianFrames.IsBare(frame, GuardianFrameType.Query)));

        line.Deaf = false;
        for (int millisecond = 1000; millisecond < 3000; millisecond++)
        {
            line.Guardian.Advance(1000);
            listener.Look(millisecond * 1000L);
        }

        Assert.Equal(6, line.Sent.Count);
    }

    [Fact]
    public void What_is_no_frame_is_counted()
    {
        var line = new ModelLine();
        line.Pending.AddRange([1, 2, 3, 0, 4, 0]);
        var listener = new GuardianListener(line);
        listener.Look(0);
        Assert.Equal(2u, listener.Refused);
        Assert.Null(listener.Status);
    }

    /// <summary>A model of the guardian at the other end.</summary>
    private sealed class ModelLine : ISerialLine
    {
        private readonly FrameReceiver _sent = new();

        public GuardianModel Guardian { get; } = new();

        public List<byte[]> Sent { get; } = [];

        public List<byte> Pending { get; } = [];

        public bool Deaf { get; set; }

        public int Read(Span<byte> buffer)
        {
            if (Pending.Count == 0)
                return Deaf ? 0 : Guardian.Transmit(buffer);
            int count = Math.Min(buffer.Length, Pending.Count);
            Pending.GetRange(0, count).ToArray().CopyTo(buffer);
            Pending.RemoveRange(0, count);
            return count;
        }

        public bool Write(ReadOnlySpan<byte> bytes)
        {
            foreach (byte value in bytes)
            {
                if (_sent.Take(value))
                    Sent.Add(_sent.Frame.ToArray());
            }

            if (!Deaf)
                Guardian.Receive(bytes);
            return true;
        }

        public void Dispose()
        {
        }
    }
}
