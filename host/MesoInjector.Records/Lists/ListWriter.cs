using System.Text.Json;
using MesoInjector.Control.Records;
using MesoInjector.Records.Reading;

namespace MesoInjector.Records.Lists;

/// <summary>Keeps the lists in step with the journal, entry by entry, in the transaction that writes it. Making them anew takes the same way.</summary>
internal sealed class ListWriter
{
    private readonly Statements _statements;
    private readonly string _into;

    /// <param name="statements">The connection.</param>
    /// <param name="database">Where the tables are: "main", or a database attached to compare with.</param>
    public ListWriter(Statements statements, string database = "main")
    {
        _statements = statements;
        _into = database;
    }

    /// <summary>Makes the tables anew and fills them from the whole journal.</summary>
    /// <param name="progress">Told the number of the entry reached, now and then.</param>
    public void Rebuild(Action<long>? progress = null)
    {
        const int TellEvery = 20_000;
        using RowReader rows = new(_statements, "SELECT * FROM main.journal ORDER BY number");
        var row = new JournalRow();
        long last = 0;
        while (rows.Read(row))
        {
            Add(row);
            last = row.Number;
            if (last % TellEvery == 0)
                progress?.Invoke(last);
        }

        Reach(last);
    }

    /// <summary>The lists stand where the journal stands.</summary>
    public void Reach(long number) => _statements.Execute($"UPDATE {_into}.list_state SET number = $1", number);

    /// <summary>Takes in one entry.</summary>
    public void Add(JournalRow row)
    {
        switch (row.Kind)
        {
            case nameof(EventKind.SessionOpened):
                OpenSession(row);
                break;
            case nameof(EventKind.SessionClosed):
                EndSession(row, SessionEnding.Closed);
                break;
            case nameof(EventKind.SessionInterrupted):
                EndSession(row, SessionEnding.Interrupted);
                AddStoreEvent(row);
                break;
            case nameof(EventKind.Authorised):
                Authorise(row);
                break;
            case nameof(EventKind.Ended):
                End(row);
                break;
            case nameof(EventKind.AlarmRaised):
                _statements.Execute($"UPDATE {_into}.session SET alarms = alarms + 1 WHERE number = $1", row.Session);
                break;
            case nameof(EventKind.ProgramStarted) or nameof(EventKind.DeviceIdentified):
                AddProgram(row);
                AddStoreEvent(row);
                break;
            case nameof(EventKind.PatientKept):
                KeepPatient(row);
                AddStoreEvent(row);
                break;
            case nameof(EventKind.ItemUsed):
                UseItem(row);
                AddStoreEvent(row);
                break;
            case nameof(EventKind.SessionSigned):
                _statements.Execute($"UPDATE {_into}.session SET last_event = CASE ending WHEN 'Open' THEN NULL ELSE $1 END WHERE number = $2", row.Number, row.Session);
                AddStoreEvent(row);
                break;
            default:
                if (!Enum.TryParse<RecordKind>(row.Kind, out _))
                    AddStoreEvent(row);
                break;
        }
    }

    /// <summary>What counts against the session: the plunger's own displacement; where nobody saw the end, all that could have gone in.</summary>
    public static long Counted(string outcome, long displaced, long upperBound) =>
        outcome == nameof(InjectionOutcome.Interrupted) ? Math.Max(displaced, upperBound) : displaced;

    private void OpenSession(JournalRow row)
    {
        using JsonDocument? body = row.Attachment is { } text ? JsonDocument.Parse(text) : null;
        JsonElement order = body?.RootElement ?? default;
        string patient = JsonText.Text(order, "patient") ?? "";
        string date = JsonText.Text(order, "date") ?? AttachmentText.Date(DateOnly.FromDateTime(JournalRow.WallClock(row.WrittenMicroseconds).UtcDateTime));
        string origin = _statements.Scalar($"SELECT origin FROM {_into}.program WHERE kind = 'ProgramStarted' ORDER BY number DESC LIMIT 1") as string
            ?? nameof(RecordOrigin.Unknown);
        _statements.Execute(
            $"INSERT INTO {_into}.session VALUES ($1, $2, $3, $4, 'Open', $5, NULL, $6, $7, $8, $9, $10, 0, 0, 0, 0, $11, NULL)",
            row.Session, patient, date, origin, row.WrittenMicroseconds, JsonText.Text(order, "protocol") ?? "",
            JsonText.Text(order, "protocolSha256") ?? "", JsonText.Number(order, "courseSession"), JsonText.Number(order, "courseOf"),
            JsonText.Number(order, "points"), row.Number);
        _statements.Execute(
            $"INSERT INTO {_into}.patient VALUES ($1, NULL, '', 1, $2) ON CONFLICT (code) DO UPDATE SET sessions = sessions + 1, last_session = max(coalesce(last_session, ''), $2)",
            patient, date);
        if (body is null)
            return;
        AddConsumable(row, ConsumableKind.Compound, JsonText.Text(order, "compound"), JsonText.Text(order, "compoundLot"), item: null, JsonText.Text(order, "compoundExpiry"));
        AddConsumable(row, ConsumableKind.Syringe, JsonText.Text(order, "syringe"), JsonText.Text(order, "syringeLot"), item: null, expiry: null);
        AddConsumable(row, ConsumableKind.Needle, JsonText.Text(order, "needle"), JsonText.Text(order, "needleLot"), item: null, expiry: null);
    }

    private void EndSession(JournalRow row, SessionEnding ending) =>
        _statements.Execute($"UPDATE {_into}.session SET ending = $1, ended_us = $2, last_event = $3 WHERE number = $4 AND ending = 'Open'",
            ending.ToString(), row.WrittenMicroseconds, row.Number, row.Session);

    /// <summary>From now on all of it counts.</summary>
    private void Authorise(JournalRow row)
    {
        _statements.Execute($"INSERT INTO {_into}.injection VALUES ($1, $2, $3, $4, NULL, 'None')", row.Authorisation, row.Session, row.Point, row.Number);
        _statements.Execute($"UPDATE {_into}.session SET counted_nl = counted_nl + $1 WHERE number = $2", Math.Max(row.Commanded, row.UpperBound), row.Session);
    }

    private void End(JournalRow row)
    {
        // The bound that was counted stands in the entry of the authorisation ("> 0" lets the index be used); a second outcome changes nothing but is in the journal.
        long counted = _statements.Number(
            "SELECT max(j.commanded_nl, j.upper_bound_nl) FROM main.journal j WHERE j.authorisation = $1 AND j.authorisation > 0 AND j.kind = 'Authorised'", row.Authorisation);
        bool first = _statements.Execute($"UPDATE {_into}.injection SET ended = $1, outcome = $2 WHERE authorisation = $3 AND ended IS NULL",
            row.Number, row.Outcome, row.Authorisation) == 1;
        if (!first)
            return;
        bool newlyDone = row.Outcome == nameof(InjectionOutcome.Completed) && _statements.Number(
            $"SELECT count(*) FROM {_into}.injection WHERE session = $1 AND point = $2 AND outcome = 'Completed'", row.Session, row.Point) == 1;
        _statements.Execute(
            $"UPDATE {_into}.session SET counted_nl = counted_nl + $1, estimated_nl = estimated_nl + $2, points_done = points_done + $3, last_event = CASE ending WHEN 'Open' THEN NULL ELSE $4 END WHERE number = $5",
            Counted(row.Outcome, row.Displaced, row.UpperBound) - counted, row.Estimated, newlyDone ? 1 : 0, row.Number, row.Session);
    }

    private void AddProgram(JournalRow row)
    {
        using JsonDocument body = JsonDocument.Parse(row.Attachment ?? "{}");
        _statements.Execute($"INSERT INTO {_into}.program VALUES ($1, $2, $3)", row.Number, row.Kind,
            JsonText.Text(body.RootElement, "origin") ?? nameof(RecordOrigin.Unknown));
    }

    private void KeepPatient(JournalRow row)
    {
        using JsonDocument body = JsonDocument.Parse(row.Attachment ?? "{}");
        _statements.Execute(
            $"INSERT INTO {_into}.patient VALUES ($1, $2, $3, 0, NULL) ON CONFLICT (code) DO UPDATE SET birth_year = $2, notes = $3",
            JsonText.Text(body.RootElement, "code"), JsonText.NumberOrNull(body.RootElement, "birthYear"), JsonText.Text(body.RootElement, "notes") ?? "");
    }

    private void UseItem(JournalRow row)
    {
        using JsonDocument body = JsonDocument.Parse(row.Attachment ?? "{}");
        JsonElement item = body.RootElement;
        AddConsumable(row, Enum.Parse<ConsumableKind>(JsonText.Text(item, "kind")!), JsonText.Text(item, "name"), JsonText.Text(item, "lot"),
            JsonText.Text(item, "item"), JsonText.Text(item, "expiry"));
    }

    private void AddConsumable(JournalRow row, ConsumableKind kind, string? name, string? lot, string? item, string? expiry) =>
        _statements.Execute($"INSERT INTO {_into}.consumable VALUES ($1, $2, $3, $4, $5, $6, $7)",
            row.Number, kind.ToString(), name ?? "", lot ?? "", item, expiry, row.Session);

    private void AddStoreEvent(JournalRow row) => _statements.Execute($"INSERT INTO {_into}.store_event VALUES ($1, $2)", row.Kind, row.Number);
}
