using MesoInjector.Control.Treatment;
using MesoInjector.Records.Reading;

namespace MesoInjector.Records;

/// <summary>What a signature needs.</summary>
internal static class SignatureRules
{
    private const int LongestNotes = 4000;

    public static Refusal? Block(Statements statements, long session, string notes, UserStamp who)
    {
        if (who.IsNobody)
            return new Refusal(RefusalCode.Right, "Nobody is signed in.", "Sign in first.");
        if (notes.Length > LongestNotes)
            return new Refusal(RefusalCode.Request, $"The notes have {notes.Length} characters; {LongestNotes} can be kept.", "Shorten them.");
        return statements.Number("SELECT count(*) FROM session WHERE number = $1", session) == 0
            ? new Refusal(RefusalCode.Request, $"There is no session {session} in the record.", "Choose one of the list.")
            : null;
    }
}
