namespace MesoInjector.Control.Machine;

/// <summary>Facts that were asked before, as flags and back.</summary>
/// <param name="known">What held.</param>
internal sealed class KnownFacts(MachineFacts known) : IMachineFacts
{
    public bool SessionOpen => Holds(MachineFacts.SessionOpen);

    public bool PlungerTrusted => Holds(MachineFacts.PlungerTrusted);

    public bool TipKnown => Holds(MachineFacts.TipKnown);

    public bool NeedlePrimed => Holds(MachineFacts.NeedlePrimed);

    public bool NothingRefusesArming => Holds(MachineFacts.NothingRefusesArming);

    public bool AuthorisationDurable => Holds(MachineFacts.AuthorisationDurable);

    public bool PedalUp => Holds(MachineFacts.PedalUp);

    public bool EmergencyStopReleased => Holds(MachineFacts.EmergencyStopReleased);

    public bool FaultConditionsGone => Holds(MachineFacts.FaultConditionsGone);

    public bool NotLockedForService => Holds(MachineFacts.NotLockedForService);

    public bool ServiceKeyTurned => Holds(MachineFacts.ServiceKeyTurned);

    /// <summary>What holds now.</summary>
    public static MachineFacts Of(IMachineFacts facts) =>
        If(facts.SessionOpen, MachineFacts.SessionOpen)
        | If(facts.PlungerTrusted, MachineFacts.PlungerTrusted)
        | If(facts.TipKnown, MachineFacts.TipKnown)
        | If(facts.NeedlePrimed, MachineFacts.NeedlePrimed)
        | If(facts.NothingRefusesArming, MachineFacts.NothingRefusesArming)
        | If(facts.AuthorisationDurable, MachineFacts.AuthorisationDurable)
        | If(facts.PedalUp, MachineFacts.PedalUp)
        | If(facts.EmergencyStopReleased, MachineFacts.EmergencyStopReleased)
        | If(facts.FaultConditionsGone, MachineFacts.FaultConditionsGone)
        | If(facts.NotLockedForService, MachineFacts.NotLockedForService)
        | If(facts.ServiceKeyTurned, MachineFacts.ServiceKeyTurned);

    private static MachineFacts If(bool holds, MachineFacts fact) => holds ? fact : MachineFacts.None;

    private bool Holds(MachineFacts fact) => known.HasFlag(fact);
}
