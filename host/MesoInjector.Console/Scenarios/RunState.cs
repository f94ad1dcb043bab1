namespace MesoInjector.Console.Scenarios;

/// <summary>How a run stands.</summary>
public enum RunState : byte
{
    /// <summary>It is going on.</summary>
    Running = 0,

    /// <summary>Everything came as expected, or was reproduced.</summary>
    Passed,

    /// <summary>Something came otherwise.</summary>
    Failed,

    /// <summary>Stopped by a person.</summary>
    Stopped,

    /// <summary>It could not be run.</summary>
    Broken,
}
