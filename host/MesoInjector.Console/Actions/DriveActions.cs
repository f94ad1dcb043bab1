using MesoInjector.Calibration;
using MesoInjector.Calibration.Entry;
using MesoInjector.Console.Calibrating;
using MesoInjector.Console.Live;
using MesoInjector.Console.Seats;
using MesoInjector.Console.Wording;
using MesoInjector.Control;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Servicing;
using MesoInjector.Records.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace MesoInjector.Console.Actions;

/// <summary>The places of a calibration, prepared on the device from its page. Nothing moves by it: key and held pedal drive, at the gun.</summary>
internal static class DriveActions
{
    /// <summary>Enter the service function.</summary>
    public const string Enter = "enter";

    /// <summary>Prepare what the next reading is taken at.</summary>
    public const string Step = "step";

    /// <summary>Prepare the place where the syringe goes in.</summary>
    public const string Load = "load";

    /// <summary>Prepare the filling of the needle.</summary>
    public const string Prime = "prime";

    /// <summary>Leave the service function.</summary>
    public const string Leave = "leave";

    /// <summary>A page shows the state that was asked for, where it comes soon.</summary>
    private static readonly TimeSpan StatePatience = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/calibrate/{path}/drive", DriveAsync);

    private static async Task<IResult> DriveAsync(HttpContext context, DeviceFeed feed, Seat seat, CalibrationBench bench, KindInPath path, [FromForm] string? what, [FromForm] string? fill)
    {
        if (RecordActions.Refuse(context, seat, Right.Calibrate) is { } refused)
            return refused;
        Words words = Language.Of(context);
        seat.Touch();
        string page = $"/calibrate/{path.Kind.ToString().ToLowerInvariant()}";
        CalibrationWork? work = await bench.WorkAsync(path.Kind, refusal => seat.Say(Notice.Of(refusal))).ConfigureAwait(false);
        if (work is null)
            return Results.Redirect(page);
        if (Command(work, what, fill, words, out string? wrong) is not { } command)
            seat.Say(new Notice(Good: false, wrong ?? words["command.unknown", what ?? ""]));
        else if (await feed.GiveAsync(command).ConfigureAwait(false) is not { } answer)
            seat.Say(new Notice(Good: false, words["no-answer"], words["no-answer.remedy"]));
        else if (answer.Refusal is { } refusal)
            seat.Say(Notice.Of(refusal));
        else
            await UntilShownAsync(feed, command, context.RequestAborted).ConfigureAwait(false);
        return Results.Redirect(page);
    }

    private static OperatorCommand? Command(CalibrationWork work, string? what, string? fill, Words words, out string? wrong)
    {
        wrong = null;
        var id = Guid.NewGuid();
        switch (what)
        {
            case Enter when work.Subject.Kind == CalibrationKind.Depth:
                return new OperatorCommand.CalibrateDepth(id);
            case Enter when work.Subject.Syringe is { } syringe:
                wrong = Keyed.Read(fill, words, out double millilitres);
                return wrong is null ? new OperatorCommand.CalibrateDose(id, syringe, FluidVolume.FromNanolitres((long)Math.Round(millilitres * 1e6))) : null;
            case Step when work.Next?.Target is { } target:
                return new OperatorCommand.PrepareTarget(id, target);
            case Load:
                return new OperatorCommand.PrepareTarget(id, ServiceTarget.Load());
            case Prime:
                return new OperatorCommand.PrepareTarget(id, ServiceTarget.Prime());
            case Leave:
                return new OperatorCommand.LeaveService(id);
            default:
                return null;
        }
    }

    private static async Task UntilShownAsync(DeviceFeed feed, OperatorCommand command, CancellationToken cancellation)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (!Shown(feed.Latest?.Seen, command) && TimeProvider.System.GetElapsedTime(began) < StatePatience)
            await Task.Delay(Glance, cancellation).ConfigureAwait(false);
    }

    private static bool Shown(Snapshot? seen, OperatorCommand command) => command switch
    {
        OperatorCommand.CalibrateDepth => seen?.State == InjectorState.CalibratingDepth,
        OperatorCommand.CalibrateDose => seen?.State == InjectorState.CalibratingDose,
        OperatorCommand.PrepareTarget prepare => seen?.Service.Target == prepare.Target,
        _ => seen?.State is not (InjectorState.CalibratingDepth or InjectorState.CalibratingDose),
    };
}
