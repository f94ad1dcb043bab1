
namespace MesoInjector.Guardian.Tests.Emulator;

/// <summary>Reads what a guardian says.</summary>
public sealed class StatusEar
{
    private readonly FrameReceiver _receiver = new();

    public List<GuardianStatus> Statuses { get; } = [];

    public GuardianIdentity? Identity { get; private set; }

    public void Hear(byte value)
    {
        if (!_receiver.Take(value))
            return;
        if (GuardianFrames.TryReadStatus(_receiver.Frame, out GuardianStatus status))
            Statuses.Add(status);
        else if (GuardianFrames.TryReadIdentity(_receiver.Frame, out GuardianIdentity identity))
            Identity = identity;
        else
            Assert.Fail($"the guardian said {Convert.ToHexString(_receiver.Frame)}");
    }
}
