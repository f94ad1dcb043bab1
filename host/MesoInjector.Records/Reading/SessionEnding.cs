namespace MesoInjector.Records.Reading;

/// <summary>How a session came to its end.</summary>
public enum SessionEnding : byte
{
    /// <summary>It has not: it is going on, or the program was cut off and has not been started since.</summary>
    Open = 0,

    /// <summary>Closed in order.</summary>
    Closed,

    /// <summary>The program ended in the middle of it; found at the next start.</summary>
    Interrupted,
}
