namespace MesoInjector.Records;

/// <summary>The journal's one table: append only, one row per entry, quantities in the integers of the control core.</summary>
internal static class JournalSchema
{
    /// <summary>Grows with every change of the table; a newer file is refused, not guessed at.</summary>
    public const int Version = 1;

    /// <summary>"MESO": marks the file as a journal.</summary>
    public const int Application = 0x4D45534F;

    public const string Create = """
        CREATE TABLE journal (
            number INTEGER PRIMARY KEY,
            written_at TEXT NOT NULL,
            kind TEXT NOT NULL,
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
            attachment TEXT
        ) STRICT;
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
        INSERT INTO journal VALUES ($number, $written_at, $kind, $at, $authorisation, $point, $commanded, $estimated, $uncertainty, $upper_bound,
            $displaced, $depth_commanded, $depth_reached, $peak_pressure, $peak_contact, $duration, $outcome, $alarm, $from, $to, $trigger, $attachment)
        """;
}
