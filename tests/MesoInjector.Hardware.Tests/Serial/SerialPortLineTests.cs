using System.Runtime.CompilerServices;
using MesoInjector.Hardware.Serial;

namespace MesoInjector.Hardware.Tests.Serial;

/// <summary>The real system calls over a pseudo-terminal of this machine.</summary>
public sealed class SerialPortLineTests : IDisposable
{
    private static readonly byte[] EveryByte = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];

    private readonly PseudoTerminal _cable = new();

    [Fact]
    public void Every_byte_comes_in_as_it_was_sent_and_none_is_echoed()
    {
        using SerialPortLine line = SerialPortLine.Open(_cable.Path);
        _cable.Send(EveryByte);
        Assert.Equal(EveryByte, Read(line, EveryByte.Length));
        Assert.Empty(_cable.Receive());
    }

    [Fact]
    public void Every_byte_goes_out_as_it_was_written()
    {
        using SerialPortLine line = SerialPortLine.Open(_cable.Path);
        Assert.True(line.Write(EveryByte));
        Assert.Equal(EveryByte, _cable.Receive(EveryByte.Length));
        Assert.Empty(_cable.Receive());
    }

    [Fact]
    public void Nothing_on_the_line_reads_as_nothing_at_once()
    {
        using SerialPortLine line = SerialPortLine.Open(_cable.Path);
        Assert.Equal(0, line.Read(new byte[64]));
    }

    [Fact]
    public void A_read_takes_no_more_than_its_buffer_and_leaves_the_rest()
    {
        using SerialPortLine line = SerialPortLine.Open(_cable.Path);
        _cable.Send([1, 2, 3, 4, 5]);
        Assert.True(_cable.WaitForPort());
        var two = new byte[2];
        Assert.Equal(2, line.Read(two));
        Assert.Equal([1, 2], two);
        Assert.Equal([3, 4, 5], Read(line, 3));
    }

    [Fact]
    public void What_came_before_opening_is_dropped()
    {
        _cable.Send([9, 9, (byte)'\n']);
        Assert.True(_cable.WaitForPort());
        using SerialPortLine line = SerialPortLine.Open(_cable.Path);
        _cable.Send([7]);
        Assert.Equal([7], Read(line, 1));
    }

    [Fact]
    public void A_full_buffer_takes_no_more_and_does_not_wait()
    {
        using SerialPortLine line = SerialPortLine.Open(_cable.Path);
        var block = new byte[1024];
        int taken = 0;
        while (taken < 1024 && line.Write(block))
            taken++;
        Assert.InRange(taken, 1, 1023);

        // Once somebody reads, there is room again.
        while (!line.Write([1]))
            Assert.NotEmpty(_cable.Receive(1));
    }

    [Fact]
    public void Unplugged_it_reads_nothing_takes_nothing_and_does_not_throw()
    {
        using SerialPortLine line = SerialPortLine.Open(_cable.Path);
        _cable.Unplug();
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(0, line.Read(new byte[64]));
            Assert.False(line.Write([1, 2, 3]));
        }
    }

    [Fact]
    public void Closed_it_reads_nothing_and_takes_nothing()
    {
        SerialPortLine line = SerialPortLine.Open(_cable.Path);
        line.Dispose();
        line.Dispose();
        Assert.Equal(0, line.Read(new byte[64]));
        Assert.False(line.Write([1]));
    }

    [Fact]
    public void A_port_in_use_is_refused_until_it_is_closed()
    {
        using (SerialPortLine.Open(_cable.Path))
        {
            IOException refused = Assert.Throws<IOException>(() => SerialPortLine.Open(_cable.Path));
            Assert.Contains($"{_cable.Path} is in use by another program", refused.Message, StringComparison.Ordinal);
        }

        SerialPortLine.Open(_cable.Path).Dispose();
    }

    [Fact]
    public void A_port_that_is_not_there_is_named()
    {
        IOException missing = Assert.Throws<IOException>(() => SerialPortLine.Open("/dev/ttyNotThere9"));
        Assert.Contains("/dev/ttyNotThere9 cannot be opened", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_serial_port_is_refused()
    {
        IOException refused = Assert.Throws<IOException>(() => SerialPortLine.Open("/dev/null"));
        Assert.Contains("cannot be set to 115200 baud, 8N1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_and_writing_allocate_nothing()
    {
        using SerialPortLine line = SerialPortLine.Open(_cable.Path);
        var buffer = new byte[64];
        ReadAndWrite(line, buffer);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ReadAndWrite(line, buffer);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void The_kernels_structure_has_its_size() => Assert.Equal(44, Unsafe.SizeOf<Termios2>());

    public void Dispose() => _cable.Dispose();

    private static void ReadAndWrite(SerialPortLine line, byte[] buffer)
    {
        for (int i = 0; i < 100; i++)
        {
            line.Write(buffer.AsSpan(0, 8));
            line.Read(buffer);
        }
    }

    private byte[] Read(SerialPortLine line, int count)
    {
        var received = new List<byte>();
        var buffer = new byte[100];
        while (received.Count < count && _cable.WaitForPort())
            received.AddRange(buffer[..line.Read(buffer)]);
        return [.. received];
    }
}
