namespace System.Device.Linux;

/// <summary>The system calls behind GPIO and SPI. Results are those of the kernel: negative is the negated errno.</summary>
internal interface ILinuxCalls
{
    int Open(string path, int flags);

    int Ioctl(int descriptor, uint request, Span<byte> argument);

    int Read(int descriptor, Span<byte> buffer);

    int Poll(Span<PollDescriptor> descriptors, int timeoutMilliseconds);

    int Close(int descriptor);
}
