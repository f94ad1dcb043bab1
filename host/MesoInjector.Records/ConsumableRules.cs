using MesoInjector.Control.Treatment;
using MesoInjector.Records.Reading;

namespace MesoInjector.Records;

/// <summary>Single use, across patients and for good.</summary>
internal static class ConsumableRules
{
    /// <param name="statements">The journal.</param>
    /// <param name="item">What is to be used.</param>
    /// <param name="session">The open session; 0 for none.</param>
    /// <param name="today">Expiry is judged by it.</param>
    /// <param name="again">It was used in this very session already.</param>
    public static Refusal? Block(Statements statements, ConsumableRecord item, long session, DateOnly today, out bool again)
    {
        again = false;
        string what = $"{item.Kind} {item.Name}";
        if (session == 0)
            return new Refusal(RefusalCode.NotNow, "No session is open.", "Open a session first.");
        if (string.IsNullOrWhiteSpace(item.Item))
            return new Refusal(RefusalCode.RepeatedId, $"{what} has no item number.", "Scan or type the number on its package; the lot alone does not tell one from another.");
        if (item.Expiry is { } expiry && expiry < today)
            return new Refusal(RefusalCode.RepeatedId, $"{what}, item {item.Item}, expired on {AttachmentText.Date(expiry)}.", "Use one that is in date.");
        var before = statements.All(
            "SELECT c.session, s.date FROM consumable c JOIN session s ON s.number = c.session WHERE c.kind = $1 AND c.item = $2",
            reader => (Session: reader.GetInt64(0), Date: reader.GetString(1)), item.Kind.ToString(), item.Item);
        if (before.Count == 0)
            return null;
        again = before[0].Session == session;
        return again ? null : new Refusal(RefusalCode.RepeatedId,
            $"{what}, item {item.Item}, was used in session {before[0].Session} on {before[0].Date}.", "Discard it and take a new one: it is for single use.");
    }
}
