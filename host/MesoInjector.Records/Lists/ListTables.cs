namespace MesoInjector.Records.Lists;

/// <summary>
/// Tables that answer questions quickly. All that is in them follows from the journal: where they are missing, behind, or of another
/// version, they are made anew from it.
/// </summary>
internal static class ListTables
{
    /// <summary>Grows with every change of these tables or of how they are filled.</summary>
    public const int Version = 1;

    public static readonly string[] Names = ["list_state", "patient", "session", "injection", "consumable", "program", "store_event"];

    /// <summary>The tables, in the database of the given name ("main", or one attached to compare with).</summary>
    public static string Create(string database) => $"""
        CREATE TABLE {database}.list_state (one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL, number INTEGER NOT NULL) STRICT;
        CREATE TABLE {database}.patient (
            code TEXT PRIMARY KEY, birth_year INTEGER, notes TEXT NOT NULL, sessions INTEGER NOT NULL, last_session TEXT) STRICT, WITHOUT ROWID;
        CREATE TABLE {database}.session (
            number INTEGER PRIMARY KEY, patient TEXT NOT NULL, date TEXT NOT NULL, origin TEXT NOT NULL, ending TEXT NOT NULL,
            started_us INTEGER NOT NULL, ended_us INTEGER, protocol TEXT NOT NULL, protocol_hash TEXT NOT NULL,
            course_session INTEGER NOT NULL, course_of INTEGER NOT NULL, points_planned INTEGER NOT NULL, points_done INTEGER NOT NULL,
            estimated_nl INTEGER NOT NULL, counted_nl INTEGER NOT NULL, alarms INTEGER NOT NULL,
            first_event INTEGER NOT NULL, last_event INTEGER) STRICT;
        CREATE INDEX {database}.session_patient ON session (patient, number);
        CREATE INDEX {database}.session_started ON session (started_us);
        CREATE INDEX {database}.session_open ON session (number) WHERE ending = 'Open';
        CREATE TABLE {database}.injection (
            authorisation INTEGER PRIMARY KEY, session INTEGER NOT NULL, point INTEGER NOT NULL, authorised INTEGER NOT NULL, ended INTEGER,
            outcome TEXT NOT NULL) STRICT;
        CREATE INDEX {database}.injection_point ON injection (session, point);
        CREATE INDEX {database}.injection_open ON injection (authorisation) WHERE ended IS NULL;
        CREATE TABLE {database}.consumable (
            number INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, lot TEXT NOT NULL, item TEXT, expiry TEXT, session INTEGER NOT NULL,
            PRIMARY KEY (number, kind)) STRICT, WITHOUT ROWID;
        CREATE INDEX {database}.consumable_lot ON consumable (lot);
        CREATE INDEX {database}.consumable_session ON consumable (session);
        CREATE UNIQUE INDEX {database}.consumable_item ON consumable (kind, item) WHERE item IS NOT NULL;
        CREATE TABLE {database}.program (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, origin TEXT NOT NULL) STRICT;
        CREATE TABLE {database}.store_event (kind TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (kind, number)) STRICT, WITHOUT ROWID;
        INSERT INTO {database}.list_state VALUES (1, {Version}, 0);
        """;

    public static string Drop => string.Concat(Names.Select(name => $"DROP TABLE IF EXISTS {name};"));
}
