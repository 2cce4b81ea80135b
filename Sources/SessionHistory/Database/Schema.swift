import GRDB

/// The tables of the history, and the migrations of older histories.
///
/// Moments are milliseconds since 1970 in UTC, lengths are milliseconds, offsets are seconds ahead
/// of UTC. A migration that was ever released is never changed; a new one is added after it.
enum Schema {
  /// The version in the file's `user_version`: the number of its migrations.
  static let version = 8
  /// The mark that tells the history from another program's database: "unkn" in ASCII.
  static let applicationID = 0x756E_6B6E

  /// The tables of the newest version.
  static let tables = [
    "machine", "sessions", "passages", "positions", "dose_answers", "deletions", "plan_events",
    "pain_entries", "unknown_lines",
  ]

  /// The name of the first migration, which every history holds.
  static let firstMigration = "1 sessions, passages, positions"

  /// True if each statement of a file's schema is one that the migrations make.
  static func isKnown(in db: Database) -> Bool {
    let sql = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    guard let fresh = try? HistoryConnection.inMemory(),
      let known = try? fresh.read({ try Set(Row.fetchAll($0, sql: sql)) }),
      let found = try? Set(Row.fetchAll(db, sql: sql))
    else { return false }
    // A read-only file may be of an earlier version.
    return found.isSubset(of: known) && found.count > 1
  }

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration(firstMigration) { db in
      try db.execute(sql: first)
    }
    migrator.registerMigration("2 dose answers") { db in
      try db.execute(sql: second)
    }
    migrator.registerMigration("3 ease, parts, contact, credit") { db in
      try db.execute(sql: third)
    }
    migrator.registerMigration("4 notes, deletions") { db in
      try db.execute(sql: fourth)
    }
    migrator.registerMigration("5 plan events") { db in
      try db.execute(sql: fifth)
    }
    migrator.registerMigration("6 own days") { db in
      try db.execute(sql: sixth)
    }
    migrator.registerMigration("7 pain without a session") { db in
      try db.execute(sql: seventh)
    }
    migrator.registerMigration("8 lines of unknown kinds") { db in
      try db.execute(sql: eighth)
    }
    return migrator
  }

  /// `positions` also keeps the position of a session that was left, until another one begins.
  private static let first = """
    -- This machine, to the others.
    CREATE TABLE machine (
      number INTEGER PRIMARY KEY CHECK (number = 1),
      id TEXT NOT NULL
    );

    CREATE TABLE sessions (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      routine TEXT NOT NULL,
      title TEXT NOT NULL,
      level TEXT NOT NULL CHECK (level IN ('gentle', 'standard', 'full')),
      hold_ms INTEGER,
      repeats INTEGER,
      ready_ms INTEGER NOT NULL,
      plan_segments INTEGER NOT NULL,
      plan_ms INTEGER NOT NULL,
      started_at INTEGER NOT NULL,
      utc_offset INTEGER NOT NULL,
      ended_at INTEGER,
      ending TEXT CHECK (ending IN ('finished', 'left', 'hurt', 'cut-off')),
      pain_before INTEGER CHECK (pain_before BETWEEN 0 AND 10),
      pain_after INTEGER CHECK (pain_after BETWEEN 0 AND 10),
      machine TEXT NOT NULL,
      revision INTEGER NOT NULL,
      -- What follows is worked out from the columns above and from the passages.
      local_day INTEGER NOT NULL,
      work_ms INTEGER NOT NULL DEFAULT 0,
      segments_done INTEGER NOT NULL DEFAULT 0,
      time_ms INTEGER NOT NULL DEFAULT 0
    );

    CREATE INDEX sessions_by_day ON sessions (local_day, work_ms);
    CREATE INDEX sessions_by_start ON sessions (started_at);
    CREATE INDEX sessions_by_routine ON sessions (routine, started_at);
    CREATE INDEX sessions_with_pain ON sessions (started_at)
      WHERE pain_before IS NOT NULL OR pain_after IS NOT NULL;

    CREATE TABLE passages (
      session INTEGER NOT NULL REFERENCES sessions ON DELETE CASCADE,
      number INTEGER NOT NULL,
      segment INTEGER NOT NULL,
      kind TEXT NOT NULL,
      step INTEGER NOT NULL,
      title TEXT NOT NULL,
      side TEXT CHECK (side IN ('left', 'right')),
      repetition INTEGER,
      repetitions INTEGER,
      outcome TEXT NOT NULL CHECK (outcome IN ('done', 'partial', 'skipped', 'hurt')),
      spent_ms INTEGER NOT NULL,
      ended_ms INTEGER NOT NULL,
      PRIMARY KEY (session, number)
    ) WITHOUT ROWID;

    -- Where each session is that has not ended, and the process that walks it.
    CREATE TABLE positions (
      session INTEGER PRIMARY KEY REFERENCES sessions ON DELETE CASCADE,
      segment INTEGER NOT NULL,
      elapsed_ms INTEGER NOT NULL,
      unrecorded_ms INTEGER NOT NULL,
      length_ms INTEGER,
      state TEXT NOT NULL CHECK (state IN ('running', 'leading-in', 'paused')),
      is_hands_free INTEGER NOT NULL,
      eased_from INTEGER,
      moment_ms INTEGER NOT NULL,
      kind TEXT NOT NULL,
      step INTEGER NOT NULL,
      title TEXT NOT NULL,
      side TEXT CHECK (side IN ('left', 'right')),
      repetition INTEGER,
      repetitions INTEGER,
      updated_at INTEGER NOT NULL,
      -- How long the session had gone on before it was last taken up again.
      base_ms INTEGER NOT NULL,
      pid INTEGER NOT NULL,
      pid_start INTEGER NOT NULL,
      boot TEXT NOT NULL
    );

    PRAGMA application_id = \(applicationID);
    PRAGMA user_version = 1;
    """

  private static let second = """
    -- What was said to a change of dose that was offered. Rows are only ever added.
    CREATE TABLE dose_answers (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      routine TEXT NOT NULL,
      -- The level that the person had chosen: the answer counts for that.
      chosen_level TEXT NOT NULL CHECK (chosen_level IN ('gentle', 'standard', 'full')),
      word TEXT NOT NULL CHECK (word IN ('yes', 'no', 'usual')),
      reason TEXT CHECK (reason IN ('easy', 'sore')),
      level TEXT NOT NULL CHECK (level IN ('gentle', 'standard', 'full')),
      hold_ms INTEGER,
      repeats INTEGER,
      -- The session after which it was asked; not a reference: it may be on another machine.
      session TEXT,
      answered_at INTEGER NOT NULL,
      utc_offset INTEGER NOT NULL,
      machine TEXT NOT NULL
    );

    CREATE INDEX dose_answers_by_routine ON dose_answers (routine, answered_at);

    PRAGMA user_version = 2;
    """

  /// `ease` is the person's rating of the dose. `parts` is the planned work of each included
  /// routine, segments and milliseconds by its id: `{"foam-roller":[2,120000]}`. `credit` is that
  /// of `Credit`: 0 for none, 1 for half, 2 for the whole; goals and days share this rule.
  private static let third = """
    ALTER TABLE sessions ADD COLUMN
      ease TEXT CHECK (ease IN ('too-easy', 'about-right', 'too-hard'));
    ALTER TABLE sessions ADD COLUMN parts TEXT;
    ALTER TABLE sessions ADD COLUMN credit INTEGER NOT NULL DEFAULT 0;
    UPDATE sessions SET credit = CASE
      WHEN plan_segments > 0 AND segments_done * 10 >= plan_segments * 9
        OR plan_ms > 0 AND work_ms * 10 >= plan_ms * 9 THEN 2
      WHEN plan_segments > 0 AND segments_done * 2 >= plan_segments
        OR plan_ms > 0 AND work_ms * 2 >= plan_ms THEN 1
      ELSE 0 END;
    ALTER TABLE passages ADD COLUMN origin TEXT;
    ALTER TABLE passages ADD COLUMN
      contact TEXT CHECK (contact IN ('press', 'roll', 'heat', 'cold', 'none'));
    DROP INDEX sessions_by_day;
    CREATE INDEX sessions_by_day ON sessions (local_day, credit, work_ms);

    PRAGMA user_version = 3;
    """

  private static let fourth = """
    ALTER TABLE sessions ADD COLUMN note TEXT;
    -- The machine on which it was last corrected by hand.
    ALTER TABLE sessions ADD COLUMN edited_on TEXT;

    -- Sessions that were deleted, each as a revision.
    CREATE TABLE deletions (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      revision INTEGER NOT NULL,
      machine TEXT NOT NULL
    );

    PRAGMA user_version = 4;
    """

  /// `day` is the number of a `LocalDay`. The state of a plan is not stored: it follows from these
  /// rows.
  private static let fifth = """
    -- What was said about plans. Rows are only ever added.
    CREATE TABLE plan_events (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      plan TEXT NOT NULL,
      -- A sum of the plan's file.
      hash TEXT,
      event TEXT NOT NULL CHECK (event IN
        ('started', 'paused', 'resumed', 'skipped', 'moved', 'stopped', 'pain')),
      value INTEGER,
      day INTEGER NOT NULL,
      at INTEGER NOT NULL,
      utc_offset INTEGER NOT NULL,
      machine TEXT NOT NULL
    );

    PRAGMA user_version = 5;
    """

  /// `day_begins` is the beginning of the person's own day, in seconds. `local_day` is the day of
  /// the moment less these seconds.
  private static let sixth = """
    ALTER TABLE machine ADD COLUMN day_begins INTEGER NOT NULL DEFAULT 0;

    PRAGMA user_version = 6;
    """

  private static let seventh = """
    -- Pain that was recorded without a session. Rows are only ever added; a deletion removes one.
    CREATE TABLE pain_entries (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      pain INTEGER NOT NULL CHECK (pain BETWEEN 0 AND 10),
      side TEXT CHECK (side IN ('left', 'right')),
      said_at INTEGER NOT NULL,
      utc_offset INTEGER NOT NULL,
      machine TEXT NOT NULL
    );

    CREATE INDEX pain_entries_by_moment ON pain_entries (said_at);

    PRAGMA user_version = 7;
    """

  private static let eighth = """
    -- Lines of exports that a newer version has written, as they are. Rows are only ever added.
    CREATE TABLE unknown_lines (
      number INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      line TEXT NOT NULL UNIQUE
    );

    PRAGMA user_version = 8;
    """
}
