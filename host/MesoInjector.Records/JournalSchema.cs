namespace MesoInjector.Records;

/// <summary>The journal's one table of entries: append only, one row per entry, quantities in the integers of the control core, chained by hashes.</summary>
internal static class JournalSchema
{
    /// <summary>Grows with every change of the tables that hold the truth; a newer file is refused, an older one brought up step by step.</summary>
    public const int Version = 2;

    /// <summary>Since then every entry hangs on the one before.</summary>
    public const int FirstWithChain = 2;

    /// <summary>"MESO": marks the file as a journal.</summary>
    public const int Application = 0x4D45534F;

    public const string Create = """
        CREATE TABLE journal (
            number INTEGER PRIMARY KEY,
            written_us INTEGER NOT NULL,
            kind TEXT NOT NULL,
            user_name TEXT NOT NULL,
            user_role TEXT NOT NULL,
            session INTEGER NOT NULL,
            at_us INTEGER NOT NULL,
            authorisation INTEGER NOT NULL,
            point INTEGER NOT NULL,
            commanded_nl INTEGER NOT NULL,
            estimated_nl INTEGER NOT NULL,
            uncertainty_nl INTEGER NOT NULL,
            upper_bound_nl INTEGER NOT NULL,
            displaced_nl INTEGER NOT NULL,
            depth_commanded_um INTEGER NOT NULL,
            depth_reached_nm INTEGER NOT NULL,
            peak_pressure_pa INTEGER NOT NULL,
            peak_contact_mn INTEGER NOT NULL,
            duration_us INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            alarm TEXT NOT NULL,
            from_state TEXT NOT NULL,
            to_state TEXT NOT NULL,
            state_trigger TEXT NOT NULL,
            attachment TEXT,
            hash BLOB NOT NULL
        ) STRICT;
        CREATE TABLE chain (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            identity TEXT NOT NULL,
            number INTEGER NOT NULL,
            hash BLOB NOT NULL
        ) STRICT;
        """;

    /// <summary>Apart from the tables, so that a migration can fill them first: what it copies was checked when it was written.</summary>
    public const string Guard = """
        CREATE INDEX journal_authorisation ON journal (authorisation) WHERE authorisation > 0;
        CREATE TRIGGER journal_has_no_gaps BEFORE INSERT ON journal WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM journal)
            BEGIN SELECT RAISE(ABORT, 'the journal has no gaps'); END;
        CREATE TRIGGER journal_authorises_once BEFORE INSERT ON journal WHEN NEW.kind = 'Authorised'
            AND (NEW.authorisation < 1 OR NEW.authorisation <= (SELECT coalesce(max(authorisation), 0) FROM journal WHERE authorisation > 0))
            BEGIN SELECT RAISE(ABORT, 'an authorisation has a number of its own, higher than those before'); END;
        CREATE TRIGGER journal_authorises_first BEFORE INSERT ON journal WHEN NEW.kind = 'Ended'
            AND NOT EXISTS (SELECT 1 FROM journal WHERE authorisation = NEW.authorisation AND authorisation > 0 AND kind = 'Authorised')
            BEGIN SELECT RAISE(ABORT, 'an outcome needs its authorisation before it'); END;
        CREATE TRIGGER journal_never_changes BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append only'); END;
        CREATE TRIGGER journal_never_shrinks BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append only'); END;
        """;

    public const string Insert = """
        INSERT INTO journal VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)
        """;
}
