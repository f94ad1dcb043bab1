using System.Device.Linux;

namespace MesoInjector.Standins.Tests.GpioContract.Linux;

/// <summary>The real system calls, on a device every machine has.</summary>
public sealed class LibcCallsTests
{
    private static readonly LibcCalls Calls = LibcCalls.Instance;

    [Fact]
    public void A_missing_node_is_error_2() => Assert.Equal(-2, Calls.Open("/dev/no-such-node", OpenFlags.ReadWrite));

    [Fact]
    public void The_null_device_opens_reads_nothing_is_always_ready_and_knows_no_gpio()
    {
        int descriptor = Calls.Open("/dev/null", OpenFlags.ReadWrite | OpenFlags.CloseOnExecute);
        Assert.InRange(descriptor, 0, int.MaxValue);

        PollDescriptor[] polled = [new PollDescriptor { Descriptor = descriptor, Events = PollDescriptor.Readable }];
        Assert.Equal(1, Calls.Poll(polled, 0));
        Assert.Equal(PollDescriptor.Readable, polled[0].Returned);
        Assert.Equal(0, Calls.Read(descriptor, new byte[8]));
        Assert.Equal(-LinuxError.NoSuchIoctl, Calls.Ioctl(descriptor, GpioUapi.GetChipInfo, new byte[68]));
        Assert.Equal(0, Calls.Close(descriptor));
    }

    [Fact]
    public void An_ioctl_passes_its_argument_both_ways()
    {
        const uint BytesToRead = 0x541B; // FIONREAD, known to every pipe
        using var pipe = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.Out);
        using var reader = pipe.ClientSafePipeHandle;
        pipe.Write([1, 2, 3]);
        byte[] count = [0xFF, 0xFF, 0xFF, 0xFF];

        Assert.Equal(0, Calls.Ioctl((int)reader.DangerousGetHandle(), BytesToRead, count));

        Assert.Equal(3, BitConverter.ToInt32(count));
    }

    [Fact]
    public void An_error_has_words_and_number() => Assert.Equal("No such file or directory (error 2)", LinuxError.Describe(-2));
}
