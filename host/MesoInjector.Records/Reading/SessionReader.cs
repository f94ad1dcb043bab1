using System.Text.Json;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Records.Auditing;
using MesoInjector.Records.Lists;

namespace MesoInjector.Records.Reading;

/// <summary>Puts a whole session together from its entries.</summary>
internal sealed class SessionReader
{
    private readonly Statements _statements;
    private readonly Dictionary<long, InjectionRecord> _injections = [];
    private readonly List<ScreeningRecord> _screenings = [];
    private readonly List<RefusalRecord> _refusals = [];
    private readonly List<AlarmRecord> _alarms = [];
    private readonly List<ActionRecord> _actions = [];
    private readonly List<StateRecord> _states = [];
    private readonly List<TouchOffRecord> _touchOffs = [];
    private readonly List<PrimingRecord> _primings = [];
    private readonly List<ClockStepRecord> _clockSteps = [];
    private readonly List<SoftwareFaultRecord> _faults = [];
    private readonly List<ConsumableRecord> _consumables = [];
    private readonly List<SignatureRecord> _signatures = [];
    private readonly HashSet<UserStamp> _users = [];
    private JournalEntry? _opened;
    private JournalEntry? _last;
    private long _lastNumber;
    private bool _otherProgram;
    private long _counted;
    private byte[] _hash = [];

    public SessionReader(Statements statements) => _statements = statements;

    public TreatmentSession? Read(long number)
    {
        var found = _statements.All("SELECT patient, origin, ending, ended_us, first_event, coalesce(last_event, (SELECT number FROM chain)) FROM session WHERE number = $1",
            reader => (Patient: reader.GetString(0), Origin: Enum.Parse<RecordOrigin>(reader.GetString(1)), Ending: Enum.Parse<SessionEnding>(reader.GetString(2)),
                EndedUs: reader.IsDBNull(3) ? (long?)null : reader.GetInt64(3), First: reader.GetInt64(4), Last: reader.GetInt64(5)), number);
        if (found.Count == 0)
            return null;
        var session = found[0];
        using (var rows = new RowReader(_statements, "SELECT * FROM journal WHERE number BETWEEN $1 AND $2 AND session = $3 ORDER BY number", session.First, session.Last, number))
        {
            var row = new JournalRow();
            while (rows.Read(row))
            {
                _hash = row.Hash;
                See(row.ToEntry());
            }
        }

        using JsonDocument body = JsonDocument.Parse(_opened!.Body ?? "{}");
        return Session(number, session.Patient, session.Origin, session.Ending, session.EndedUs, body.RootElement);
    }

    private TreatmentSession Session(long number, string patient, RecordOrigin origin, SessionEnding ending, long? endedUs, JsonElement order)
    {
        List<InjectionRecord> injections = [.. _injections.Values.OrderBy(injection => injection.Authorisation.Value)];
        IReadOnlyList<PointRecord> points = OrderText.Points(order, injections);
        return new TreatmentSession
        {
            Number = number,
            Patient = PatientOf(patient),
            Origin = origin,
            Ending = ending,
            Date = JsonText.Date(order, "date") ?? DateOnly.FromDateTime(_opened!.WrittenAt.UtcDateTime),
            Started = _opened!.WrittenAt,
            Ended = endedUs is { } ended ? JournalRow.WallClock(ended) : null,
            Duration = When(_last!).InSession,
            OpenedBy = _opened.Who,
            Users = [.. _users],
            Course = OrderText.Course(order),
            Protocol = OrderText.Protocol(order),
            Screenings = _screenings,
            Checklist = OrderText.Checklist(order),
            Consumables = [.. OrderText.Consumables(order), .. _consumables],
            Fill = FluidVolume.FromNanolitres(JsonText.Number(order, "fillNl")),
            Calibrations = OrderText.Calibrations(order),
            Versions = VersionsBefore(_last!.Number),
            Points = points,
            Injections = injections,
            Refusals = _refusals,
            Alarms = _alarms,
            Actions = _actions,
            States = _states,
            TouchOffs = _touchOffs,
            Primings = _primings,
            ClockSteps = _clockSteps,
            SoftwareFaults = _faults,
            Signatures = _signatures,
            Estimated = Volumes.Sum(injections.Select(injection => injection.Estimated)),
            Uncertainty = Volumes.RootOfSquares(injections.Select(injection => injection.Uncertainty)),
            UpperBound = FluidVolume.FromNanolitres(_counted),
            FirstEvent = _opened.Number,
            LastEvent = _lastNumber,
            ChainHash = AuditChain.Text(_hash),
        };
    }

    private void See(JournalEntry line)
    {
        if (line.Kind == EventKind.SessionOpened)
            _opened = line;
        _lastNumber = line.Number;
        _users.Add(line.Who);
        _users.Remove(UserStamp.Nobody);
        if (line.Kind == EventKind.SessionSigned)
        {
            // May come days later: it is no part of the session's time.
            _signatures.Add(new SignatureRecord(line.WrittenAt, line.Who, OrderText.Notes(line.Body)));
            return;
        }

        _last = line;
        RecordEntry entry = line.Entry;
        switch (line.Kind)
        {
            case EventKind.StateChanged:
                _states.Add(new StateRecord(When(line), entry.From, entry.To, entry.Trigger));
                break;
            case EventKind.ScreeningAnswered:
                _screenings.Add(OrderText.Screening(When(line), line.Who, line.Body));
                break;
            case EventKind.TouchedOff:
                _touchOffs.Add(new TouchOffRecord(When(line), entry.DepthReached));
                break;
            case EventKind.Primed:
                _primings.Add(new PrimingRecord(When(line), entry.Displaced));
                break;
            case EventKind.Authorised:
                Authorise(line);
                break;
            case EventKind.Ended:
                End(line);
                break;
            case EventKind.Refused:
                Refuse(line);
                break;
            case EventKind.AlarmRaised:
                _alarms.Add(new AlarmRecord(entry.Alarm, When(line), null, UserStamp.Nobody, AlarmCatalogue.Of(entry.Alarm).Clearing));
                break;
            case EventKind.AlarmAcknowledged:
                Acknowledge(line);
                break;
            case EventKind.CommandTaken:
                Act(line);
                break;
            case EventKind.SoftwareFault:
                _faults.Add(new SoftwareFaultRecord(When(line), JsonSerializer.Deserialize<string>(line.Body ?? "\"\"") ?? ""));
                break;
            case EventKind.SessionInterrupted:
                _otherProgram = true;
                break;
            case EventKind.ClockStepped:
                _clockSteps.Add(new ClockStepRecord(When(line), OrderText.ClockStep(line.Body)));
                break;
            case EventKind.ItemUsed:
                _consumables.Add(OrderText.Item(line.Body));
                break;
            default:
                break;
        }
    }

    /// <summary>By the device's clock; what a later program wrote, whose clock began anew, by the wall clock.</summary>
    private RecordedTime When(JournalEntry line)
    {
        JournalEntry opened = _opened!;
        TimeSpan since = _otherProgram
            ? line.WrittenAt - opened.WrittenAt
            : TimeSpan.FromMicroseconds(line.Entry.At.Microseconds - opened.Entry.At.Microseconds);
        since = since < TimeSpan.Zero ? TimeSpan.Zero : since;
        return new RecordedTime(line.Entry.At, since, opened.WrittenAt + since);
    }

    private void Authorise(JournalEntry line)
    {
        RecordEntry entry = line.Entry;
        FluidVolume all = FluidVolume.Max(entry.Commanded.ToFluidVolume(), entry.UpperBound);
        _counted += all.Nanolitres;
        _injections[entry.Authorisation.Value] = new InjectionRecord
        {
            Authorisation = entry.Authorisation,
            Point = entry.Point,
            Authorised = When(line),
            Who = line.Who,
            Commanded = entry.Commanded,
            UpperBound = all,
            DepthCommanded = entry.DepthCommanded,
            ReasonWords = "its outcome is not known",
        };
    }

    private void End(JournalEntry line)
    {
        RecordEntry entry = line.Entry;
        if (!_injections.TryGetValue(entry.Authorisation.Value, out InjectionRecord? injection) || injection.Ended is not null)
            return;
        _counted += ListWriter.Counted(entry.Outcome.ToString(), entry.Displaced.Nanolitres, entry.UpperBound.Nanolitres) - injection.UpperBound.Nanolitres;
        _injections[entry.Authorisation.Value] = injection with
        {
            Ended = When(line),
            Outcome = entry.Outcome,
            Reason = entry.Alarm,
            ReasonWords = Words(entry),
            Estimated = entry.Estimated,
            Uncertainty = entry.Uncertainty,
            UpperBound = entry.UpperBound,
            Displaced = entry.Displaced,
            DepthReached = entry.DepthReached,
            PeakPressure = entry.PeakPressure,
            PeakForce = entry.PeakContact,
            Duration = entry.Duration,
        };
    }

    private void Refuse(JournalEntry line)
    {
        using JsonDocument body = JsonDocument.Parse(line.Body ?? "{}");
        JsonElement refusal = body.RootElement;
        _refusals.Add(new RefusalRecord(When(line), line.Who, line.Entry.Point, JsonText.Text(refusal, "code") ?? "", JsonText.Text(refusal, "words") ?? "",
            JsonText.Text(refusal, "remedy") ?? "", line.Entry.Alarm));
    }

    private void Acknowledge(JournalEntry line)
    {
        int at = _alarms.FindLastIndex(alarm => alarm.Alarm == line.Entry.Alarm && alarm.Acknowledged is null);
        if (at >= 0)
            _alarms[at] = _alarms[at] with { Acknowledged = When(line), AcknowledgedBy = line.Who };
    }

    private void Act(JournalEntry line)
    {
        using JsonDocument body = JsonDocument.Parse(line.Body ?? "{}");
        string command = JsonText.Text(body.RootElement, "command") ?? "";
        _actions.Add(new ActionRecord(When(line), line.Who, command));
    }

    private PatientRecord PatientOf(string code) =>
        _statements.All("SELECT birth_year, notes FROM patient WHERE code = $1",
            reader => new PatientRecord(code, reader.IsDBNull(0) ? null : reader.GetInt32(0), reader.GetString(1)), code).SingleOrDefault()
        ?? new PatientRecord(code, null, "");

    /// <summary>The program that wrote the session, and the firmware it had found by then.</summary>
    private VersionsRecord? VersionsBefore(long lastEvent)
    {
        long start = _statements.Number("SELECT coalesce(max(number), 0) FROM program WHERE kind = 'ProgramStarted' AND number < $1", _opened!.Number);
        if (start == 0)
            return null;
        string? firmware = _statements.Scalar(
            "SELECT json_extract(attachment, '$.firmware') FROM journal WHERE number = (SELECT max(number) FROM program WHERE kind = 'DeviceIdentified' AND number BETWEEN $1 AND $2)",
            start, lastEvent) as string;
        using JsonDocument body = JsonDocument.Parse((string)_statements.Scalar("SELECT attachment FROM journal WHERE number = $1", start)!);
        return OrderText.Versions(body.RootElement, firmware);
    }

    private static string Words(in RecordEntry entry) => entry.Outcome switch
    {
        InjectionOutcome.None or InjectionOutcome.Completed or InjectionOutcome.NotUsed => "",
        InjectionOutcome.Aborted or InjectionOutcome.Refused or InjectionOutcome.Interrupted =>
            entry.Alarm == default ? "stopped by an operator" : $"{AlarmCatalogue.Of(entry.Alarm).Code} {AlarmCatalogue.Of(entry.Alarm).Title}",
        _ => throw new ArgumentOutOfRangeException(nameof(entry), entry.Outcome, "an outcome without words"),
    };
}
