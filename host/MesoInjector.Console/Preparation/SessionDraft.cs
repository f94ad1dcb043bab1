namespace MesoInjector.Console.Preparation;

/// <summary>The session that is being prepared on the screen: survives every reload of the page, and is gone once the session is opened.</summary>
internal sealed class SessionDraft
{
}
