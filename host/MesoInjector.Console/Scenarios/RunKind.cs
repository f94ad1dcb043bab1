namespace MesoInjector.Console.Scenarios;

/// <summary>What can be run.</summary>
public enum RunKind : byte
{
    /// <summary>A scenario with its expectations.</summary>
    Scenario = 0,

    /// <summary>A folder of them.</summary>
    Folder,

    /// <summary>A black box is drawn.</summary>
    ShowBox,

    /// <summary>A black box is given to the controller again.</summary>
    ReplayBox,
}
