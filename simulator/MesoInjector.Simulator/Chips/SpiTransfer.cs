using System.Diagnostics.CodeAnalysis;

namespace MesoInjector.Simulator.Chips;

/// <summary>What holds for every SPI transfer.</summary>
internal static class SpiTransfer
{
    /// <exception cref="ArgumentException">A reply that is not as long as the request.</exception>
    public static void RequireEqual(int request, int reply)
    {
        if (reply != request)
            Refuse(request, reply);
    }

    // By itself: putting words together would make every transfer's code several times as long.
    [DoesNotReturn]
    private static void Refuse(int request, int reply) =>
        throw new ArgumentException($"SPI reads as many bytes as it writes: {reply} against {request}.", nameof(reply));
}
