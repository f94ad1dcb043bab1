using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Records.Reading;
using Microsoft.Data.Sqlite;

namespace MesoInjector.Records;

/// <summary>One row as it lies in the file: the numbers and words that are bound, hashed and read back, in the order of the columns.</summary>
internal sealed class JournalRow
{
    public const int Columns = 26;

    private const int HashColumn = 25;

    private static readonly string[] Words = [default(AlarmId).ToString(), default(InjectorState).ToString(), default(InjectorTrigger).ToString()];

    private readonly long[] _numbers = new long[Columns];
    private readonly string?[] _texts = new string?[Columns];

    public long Number { get => _numbers[0]; set => _numbers[0] = value; }

    public long WrittenMicroseconds { get => _numbers[1]; set => _numbers[1] = value; }

    public string Kind => _texts[2]!;

    public UserStamp Who => new(_texts[3]!, _texts[4]!);

    public long Session { get => _numbers[5]; set => _numbers[5] = value; }

    public long At => _numbers[6];

    public long Authorisation => _numbers[7];

    public long Point => _numbers[8];

    public long Commanded => _numbers[9];

    public long Estimated => _numbers[10];

    public long UpperBound => _numbers[12];

    public long Displaced => _numbers[13];

    public string Outcome => _texts[19]!;

    public string? Attachment => _texts[24];

    public byte[] Hash { get; set; } = [];

    /// <summary>What the control core recorded.</summary>
    public void Set(in RecordEntry entry, UserStamp who)
    {
        Begin(entry.Kind.ToString(), who);
        _numbers[6] = entry.At.Microseconds;
        _numbers[7] = entry.Authorisation.Value;
        _numbers[8] = entry.Point;
        _numbers[9] = entry.Commanded.Nanolitres;
        _numbers[10] = entry.Estimated.Nanolitres;
        _numbers[11] = entry.Uncertainty.Nanolitres;
        _numbers[12] = entry.UpperBound.Nanolitres;
        _numbers[13] = entry.Displaced.Nanolitres;
        _numbers[14] = entry.DepthCommanded.Micrometres;
        _numbers[15] = entry.DepthReached.Nanometres;
        _numbers[16] = entry.PeakPressure.Pascals;
        _numbers[17] = entry.PeakContact.Millinewtons;
        _numbers[18] = entry.Duration.Ticks / TimeSpan.TicksPerMicrosecond;
        _texts[19] = entry.Outcome.ToString();
        _texts[20] = entry.Alarm.ToString();
        _texts[21] = entry.From.ToString();
        _texts[22] = entry.To.ToString();
        _texts[23] = entry.Trigger.ToString();
        _texts[24] = AttachmentText.Of(entry.Attachment);
    }

    /// <summary>What the store itself records.</summary>
    public void Set(EventKind kind, string? body, UserStamp who, long atMicroseconds)
    {
        Begin(kind.ToString(), who);
        _numbers[6] = atMicroseconds;
        _texts[19] = nameof(InjectionOutcome.None);
        _texts[20] = Words[0];
        _texts[21] = Words[1];
        _texts[22] = Words[1];
        _texts[23] = Words[2];
        _texts[24] = body;
    }

    public void Read(SqliteDataReader reader)
    {
        for (int i = 0; i < HashColumn; i++)
        {
            if (IsText(i))
                _texts[i] = reader.IsDBNull(i) ? null : reader.GetString(i);
            else
                _numbers[i] = reader.GetInt64(i);
        }

        Hash = (byte[])reader.GetValue(HashColumn);
    }

    /// <summary>A row of the first schema: the same columns without user, session and hash.</summary>
    public void ReadSchema1(SqliteDataReader reader)
    {
        Begin(reader.GetString(2), UserStamp.Nobody);
        Number = reader.GetInt64(0);
        WrittenMicroseconds = Microseconds(DateTimeOffset.Parse(reader.GetString(1), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind));
        for (int i = 6; i < HashColumn; i++)
        {
            if (IsText(i))
                _texts[i] = reader.IsDBNull(i - 3) ? null : reader.GetString(i - 3);
            else
                _numbers[i] = reader.GetInt64(i - 3);
        }
    }

    public void Bind(SqliteParameterCollection values)
    {
        for (int i = 0; i < HashColumn; i++)
            values[i].Value = IsText(i) ? (object?)_texts[i] ?? DBNull.Value : _numbers[i];
        values[HashColumn].Value = Hash;
    }

    /// <summary>
    /// Everything but number and hash, unmistakably: each number as eight bytes, lowest first; each text as its length in four bytes and
    /// its UTF-8, or length −1 for none.
    /// </summary>
    public void WriteContent(ArrayBufferWriter<byte> to)
    {
        to.ResetWrittenCount();
        for (int i = 1; i < HashColumn; i++)
        {
            if (!IsText(i))
            {
                BinaryPrimitives.WriteInt64LittleEndian(to.GetSpan(8), _numbers[i]);
                to.Advance(8);
                continue;
            }

            string? text = _texts[i];
            BinaryPrimitives.WriteInt32LittleEndian(to.GetSpan(4), text is null ? -1 : Encoding.UTF8.GetByteCount(text));
            to.Advance(4);
            if (text is not null)
                Encoding.UTF8.GetBytes(text, to);
        }
    }

    public JournalEntry ToEntry() => new(Number, WallClock(WrittenMicroseconds), Enum.Parse<EventKind>(Kind), Who, Session, new RecordEntry
    {
        Kind = Enum.TryParse(Kind, out RecordKind kind) ? kind : default,
        At = MonotonicTime.FromMicroseconds(At),
        Authorisation = new AuthorisationId(Authorisation),
        Point = (int)Point,
        Commanded = Dose.FromNanolitres(Commanded),
        Estimated = FluidVolume.FromNanolitres(Estimated),
        Uncertainty = FluidVolume.FromNanolitres(_numbers[11]),
        UpperBound = FluidVolume.FromNanolitres(UpperBound),
        Displaced = FluidVolume.FromNanolitres(Displaced),
        DepthCommanded = NeedleDepth.FromMicrometres((int)_numbers[14]),
        DepthReached = AxisPosition.FromNanometres((int)_numbers[15]),
        PeakPressure = FluidPressure.FromPascals((int)_numbers[16]),
        PeakContact = AppliedForce.FromMillinewtons((int)_numbers[17]),
        Duration = TimeSpan.FromMicroseconds(_numbers[18]),
        Outcome = Enum.Parse<InjectionOutcome>(Outcome),
        Alarm = Enum.Parse<AlarmId>(_texts[20]!),
        From = Enum.Parse<InjectorState>(_texts[21]!),
        To = Enum.Parse<InjectorState>(_texts[22]!),
        Trigger = Enum.Parse<InjectorTrigger>(_texts[23]!),
        Attachment = Attachment,
    });

    public static long Microseconds(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset WallClock(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    private static bool IsText(int column) => column is >= 2 and <= 4 or >= 19 and <= 24;

    private void Begin(string kind, UserStamp who)
    {
        Array.Clear(_numbers);
        Array.Clear(_texts);
        _texts[2] = kind;
        _texts[3] = who.Name ?? "";
        _texts[4] = who.Role ?? "";
    }
}
