namespace MesoInjector.Daemon;

/// <summary>How the loop came to its end.</summary>
public enum LoopEnd
{
    /// <summary>As asked: needle home, session ended, nothing moves.</summary>
    Parked = 0,

    /// <summary>As asked, but the injector was not at rest in time; everything was switched off.</summary>
    OutOfTime,

    /// <summary>The program contradicted itself; everything was switched off.</summary>
    Failed,
}
