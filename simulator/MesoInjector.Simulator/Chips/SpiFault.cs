namespace MesoInjector.Simulator.Chips;

/// <summary>What can go wrong on the wires between host and one chip. The bench sets it; nothing is random here.</summary>
public sealed class SpiFault
{
    private ulong _replyMask;
    private ulong _requestMask;

    /// <summary>The chip neither hears nor answers: MISO floats high and reads 0xFF, or 0x00 together with <see cref="StuckLow"/>.</summary>
    public bool Dead
    {
        get;
        set => field = Noted(value);
    }

    /// <summary>MISO is shorted to ground: the chip hears, the host reads 0x00.</summary>
    public bool StuckLow
    {
        get;
        set => field = Noted(value);
    }

    /// <summary>MISO is shorted to the supply: the chip hears, the host reads 0xFF.</summary>
    public bool StuckHigh
    {
        get;
        set => field = Noted(value);
    }

    /// <summary>The host's SPI controller fails: a transfer throws <see cref="IOException"/>, as spidev does.</summary>
    public bool HostFails
    {
        get;
        set => field = Noted(value);
    }

    /// <summary>Transfers whose reply will still be damaged.</summary>
    public int ReplyFlipsLeft { get; private set; }

    /// <summary>Transfers whose request will still be damaged.</summary>
    public int RequestFlipsLeft { get; private set; }

    /// <summary>There was a fault: transfers go the long way round from then on.</summary>
    internal bool Any { get; private set; }

    /// <summary>Inverts bits the host reads in the next transfers; bit 0 of the mask is the last bit on the wire.</summary>
    public void FlipReplyBits(ulong mask, int transfers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(transfers);
        Any = true;
        _replyMask = mask;
        ReplyFlipsLeft = transfers;
    }

    /// <summary>Inverts bits the chip hears in the next transfers; bit 0 of the mask is the last bit on the wire.</summary>
    public void FlipRequestBits(ulong mask, int transfers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(transfers);
        Any = true;
        _requestMask = mask;
        RequestFlipsLeft = transfers;
    }

    internal void DamageRequest(Span<byte> request)
    {
        if (RequestFlipsLeft == 0)
            return;
        RequestFlipsLeft--;
        Invert(request, _requestMask);
    }

    internal void DamageReply(Span<byte> reply)
    {
        if (ReplyFlipsLeft > 0)
        {
            ReplyFlipsLeft--;
            Invert(reply, _replyMask);
        }

        if (StuckLow)
            reply.Clear();
        else if (StuckHigh || Dead)
            reply.Fill(0xFF);
    }

    private bool Noted(bool fault)
    {
        Any |= fault;
        return fault;
    }

    private static void Invert(Span<byte> bytes, ulong mask)
    {
        for (var i = bytes.Length - 1; i >= 0 && mask != 0; i--)
        {
            bytes[i] ^= (byte)(mask & 0xFF);
            mask >>= 8;
        }
    }
}
