using MesoInjector.Control;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Link;

/// <summary>What became of a command, over the link.</summary>
public static class LinkAnswer
{
    /// <summary>A buffer of this size holds any answer.</summary>
    public const int LargestSize = 64 + (2 * 4 * LinkText.Longest);

    private const int IdSize = 16;

    /// <summary>Writes an answer as a payload.</summary>
    /// <returns>Bytes written.</returns>
    public static int Write(Span<byte> to, CommandAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        answer.Id.TryWriteBytes(to);
        to[IdSize] = (byte)(answer.Refusal is null ? 0 : 1);
        int size = IdSize + 1;
        if (answer.Refusal is not { } refusal)
            return size;
        to[size++] = (byte)refusal.Code;
        size += LinkText.Write(to[size..], refusal.Words);
        return size + LinkText.Write(to[size..], refusal.Remedy);
    }

    /// <summary>Reads a payload.</summary>
    /// <exception cref="InvalidDataException">It is not an answer.</exception>
    public static CommandAnswer Read(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < IdSize + 1 || (payload[IdSize] != 0 && payload.Length < IdSize + 2))
            throw new InvalidDataException("an answer breaks off");
        var id = new Guid(payload[..IdSize]);
        if (payload[IdSize] == 0)
            return new CommandAnswer(id, Refusal: null);
        var code = (RefusalCode)payload[IdSize + 1];
        ReadOnlySpan<byte> rest = payload[(IdSize + 2)..];
        string words = LinkText.Read(ref rest);
        return new CommandAnswer(id, new Refusal(code, words, LinkText.Read(ref rest)));
    }
}
