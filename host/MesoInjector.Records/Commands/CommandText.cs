using System.Text.Json;
using System.Text.Json.Nodes;
using MesoInjector.Control;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Servicing;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Records.Commands;

/// <summary>An operator's command with everything in it as JSON, and back: the same command, to the last digit.</summary>
public static class CommandText
{
    /// <summary>A command as JSON.</summary>
    public static string Of(OperatorCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        JsonObject text = AttachmentText.Command(command);
        switch (command)
        {
            case OperatorCommand.OpenSession open:
                text["order"] = AttachmentText.Order(open.Order);
                break;
            case OperatorCommand.AnswerScreening answer:
                text["screening"] = AttachmentText.Answers(answer.Screening);
                break;
            default:
                break;
        }

        return text.ToJsonString();
    }

    /// <summary>The command of a text.</summary>
    /// <exception cref="InvalidDataException">The text is not that of a command, or what it asks for is not allowed.</exception>
    public static OperatorCommand Read(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or FormatException or InvalidOperationException or OverflowException)
        {
            throw new InvalidDataException($"not a command: {exception.Message}", exception);
        }
    }

    private static OperatorCommand Read(JsonElement body)
    {
        if (!Guid.TryParse(JsonText.Text(body, "id"), out Guid id))
            throw new InvalidDataException("a command without an id");
        string name = JsonText.Text(body, "command") ?? "";
        return name switch
        {
            nameof(OperatorCommand.Stop) => new OperatorCommand.Stop(id),
            nameof(OperatorCommand.OpenSession) => new OperatorCommand.OpenSession(id, SessionOrderText.Read(Part(body, "order"))),
            nameof(OperatorCommand.AnswerScreening) => new OperatorCommand.AnswerScreening(id, SessionOrderText.Screening(Part(body, "screening"))),
            nameof(OperatorCommand.ConfirmSyringe) => new OperatorCommand.ConfirmSyringe(id),
            nameof(OperatorCommand.ConfirmNeedle) => new OperatorCommand.ConfirmNeedle(id),
            nameof(OperatorCommand.StartTouchOff) => new OperatorCommand.StartTouchOff(id),
            nameof(OperatorCommand.FinishPriming) => new OperatorCommand.FinishPriming(id),
            nameof(OperatorCommand.Arm) => new OperatorCommand.Arm(id),
            nameof(OperatorCommand.Disarm) => new OperatorCommand.Disarm(id),
            nameof(OperatorCommand.SkipPoint) => new OperatorCommand.SkipPoint(id),
            nameof(OperatorCommand.RepeatPoint) => new OperatorCommand.RepeatPoint(id),
            nameof(OperatorCommand.Pause) => new OperatorCommand.Pause(id),
            nameof(OperatorCommand.Resume) => new OperatorCommand.Resume(id),
            nameof(OperatorCommand.ChangeSyringe) => new OperatorCommand.ChangeSyringe(id, FluidVolume.FromNanolitres(Part(body, "fillNl").GetInt64())),
            nameof(OperatorCommand.ChangeNeedle) => new OperatorCommand.ChangeNeedle(id),
            nameof(OperatorCommand.EndSession) => new OperatorCommand.EndSession(id),
            nameof(OperatorCommand.CloseSession) => new OperatorCommand.CloseSession(id),
            nameof(OperatorCommand.Acknowledge) => new OperatorCommand.Acknowledge(id),
            nameof(OperatorCommand.Silence) => new OperatorCommand.Silence(id),
            nameof(OperatorCommand.Restart) => new OperatorCommand.Restart(id),
            nameof(OperatorCommand.Unlock) => new OperatorCommand.Unlock(id),
            nameof(OperatorCommand.CalibrateDepth) => new OperatorCommand.CalibrateDepth(id),
            nameof(OperatorCommand.CalibrateDose) => new OperatorCommand.CalibrateDose(id, Syringe(body), FluidVolume.FromNanolitres(Part(body, "fillNl").GetInt64())),
            nameof(OperatorCommand.Maintain) => new OperatorCommand.Maintain(id),
            nameof(OperatorCommand.PrepareTarget) => new OperatorCommand.PrepareTarget(id, Target(Part(body, "target"))),
            nameof(OperatorCommand.LeaveService) => new OperatorCommand.LeaveService(id),
            nameof(OperatorCommand.ShutDown) => new OperatorCommand.ShutDown(id),
            _ => throw new InvalidDataException($"there is no command '{name}'"),
        };
    }

    private static SyringeType Syringe(JsonElement body) => SyringeType.All.FirstOrDefault(type => type.Name == JsonText.Text(body, "syringe"))
        ?? throw new InvalidDataException("a command with a syringe that nobody knows");

    private static ServiceTarget Target(JsonElement body) => new(
        Enum.TryParse(JsonText.Text(body, "move"), out ServiceMove move) && Enum.IsDefined(move) ? move : throw new InvalidDataException("a target that nobody knows"),
        AxisPosition.FromNanometres((int)JsonText.Number(body, "placeNm")), FluidVolume.FromNanolitres(JsonText.Number(body, "volumeNl")),
        FlowRate.FromNanolitresPerSecond((int)JsonText.Number(body, "flowNlPerS")));

    private static JsonElement Part(JsonElement body, string name) =>
        JsonText.Find(body, name) ?? throw new InvalidDataException($"a command without its {name}");
}
