using MesoInjector.Console.Wording;
using MesoInjector.Control.Servicing;

namespace MesoInjector.Console.Screens.Operate;

/// <summary>What a technician reads of the driving.</summary>
internal static class DriveWords
{
    /// <summary>What is prepared.</summary>
    public static string Target(in ServiceView view, Words words)
    {
        ServiceTarget target = view.Target;
        string move = words[$"move.{target.Move}"];
        return target.Move switch
        {
            ServiceMove.NeedleForward or ServiceMove.NeedleBack or ServiceMove.PlungerTo => $"{move} {words.Number(target.Place.Nanometres / 1e6, 3)} mm",
            ServiceMove.Deliver or ServiceMove.PressTo => $"{move} {words.Number(target.Volume.Nanolitres / 1e3, 1)} µL",
            _ => move,
        };
    }

    /// <summary>What holds it back, and what to do: the device's own words where this language has none.</summary>
    public static string Hold(in ServiceView view, Words words) => words.Or($"drive.hold.{view.Hold}", ServiceHoldWords.Of(view.Hold));
}
