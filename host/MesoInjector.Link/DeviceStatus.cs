using MesoInjector.Control;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Machine;

namespace MesoInjector.Link;

/// <summary>What a device shows, for programs: the same from the command line and over HTTP. As JSON in camel case; names and units are stable.</summary>
/// <param name="Program">Name and version of the daemon.</param>
/// <param name="Simulated">The device is a virtual one.</param>
/// <param name="Seconds">The device's own clock, since it was switched on.</param>
/// <param name="State">The state.</param>
/// <param name="Safe">It is a safe state: nothing moves, and a person has to do something.</param>
/// <param name="Detail">More about the latest failure, in words; empty for none.</param>
/// <param name="Alarms">The codes of the active alarms.</param>
/// <param name="Refusing">The codes of the interlocks that refuse arming now.</param>
/// <param name="Protocol">The protocol of the open session; empty outside one.</param>
/// <param name="Point">The current point; 0 for none.</param>
/// <param name="Points">Points of the plan.</param>
/// <param name="PointsDone">Points that got their dose.</param>
/// <param name="DepthUm">The tip from the nose plane, micrometres; null where it cannot be believed.</param>
/// <param name="ContactMn">The nose on the skin, millinewtons.</param>
/// <param name="PressurePa">The pressure estimated in the syringe, pascals.</param>
/// <param name="SupplyMv">Motor supply, millivolts.</param>
/// <param name="SessionTotalNl">What the session counts so far, nanolitres.</param>
/// <param name="SyringeContentNl">What the syringe still holds, nanolitres.</param>
/// <param name="PedalDown">The pedal is down.</param>
public sealed record DeviceStatus(
    string Program, bool Simulated, double Seconds, string State, bool Safe, string Detail, IReadOnlyList<string> Alarms, IReadOnlyList<string> Refusing, string Protocol, int Point, int Points, int PointsDone,
    int? DepthUm, int ContactMn, int PressurePa, int SupplyMv, long SessionTotalNl, long SyringeContentNl, bool PedalDown)
{
    /// <summary>From a snapshot.</summary>
    /// <param name="daemon">Who sent it.</param>
    /// <param name="shown">What it shows.</param>
    public static DeviceStatus Of(LinkHello daemon, LinkSnapshot shown)
    {
        ArgumentNullException.ThrowIfNull(daemon);
        ArgumentNullException.ThrowIfNull(shown);
        Snapshot seen = shown.Seen;
        return new DeviceStatus(
            daemon.Program, daemon.Simulated, seen.At.Microseconds * 1e-6, seen.State.ToString(), seen.State is InjectorState.Faulted or InjectorState.EmergencyStopped or InjectorState.Tripped, seen.Detail,
            Codes(seen.Alarms), Codes(seen.Refusing), shown.Protocol, seen.Point, seen.Points, seen.PointsDone, seen.NeedleTrusted ? seen.Depth.Micrometres : null, seen.Contact.Millinewtons,
            seen.Pressure.Pascals, seen.Supply.Millivolts, seen.SessionTotal.Nanolitres, seen.SyringeContent.Nanolitres, seen.PedalDown);
    }

    private static string[] Codes(AlarmSet alarms) => [.. alarms.ToList().Select(alarm => AlarmCatalogue.Of(alarm).Code)];
}
