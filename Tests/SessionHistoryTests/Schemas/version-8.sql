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

PRAGMA application_id = 1970170734;
PRAGMA user_version = 2;

CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES
  ('1 sessions, passages, positions'), ('2 dose answers'), ('3 ease, parts, contact, credit'),
  ('4 notes, deletions'), ('5 plan events');

INSERT INTO machine VALUES (1, '11111111-2222-4333-8444-555555555555');
INSERT INTO sessions VALUES
  (1, 'aaaaaaaa-0000-4000-8000-000000000001', 'shoulder-blade-stretch', 'Shoulder-blade stretch',
    'standard', NULL, 2, 5000, 2, 40000, 1795428000000, 3600, 1795428060000, 'finished', 5, 3,
    '11111111-2222-4333-8444-555555555555', 4, 20780, 40000, 2, 50000),
  (2, 'aaaaaaaa-0000-4000-8000-000000000002', 'foam-roller', 'Foam roller', 'gentle', NULL, NULL,
    5000, 1, 60000, 1795431600000, 3600, NULL, NULL, NULL, NULL,
    '11111111-2222-4333-8444-555555555555', 2, 20780, 0, 0, 5000);
INSERT INTO passages VALUES
  (1, 0, 0, 'ready', 0, 'Reach', NULL, 1, 2, 'done', 5000, 5000),
  (1, 1, 1, 'hold', 0, 'Reach', NULL, 1, 2, 'done', 20000, 25000),
  (1, 2, 2, 'rest', 0, 'Reach', NULL, 2, 2, 'done', 5000, 30000),
  (1, 3, 3, 'hold', 0, 'Reach', NULL, 2, 2, 'done', 20000, 50000),
  (2, 0, 0, 'ready', 0, 'Roll', NULL, 1, 1, 'done', 5000, 5000);
INSERT INTO positions VALUES
  (2, 1, 12345, 12345, 60000, 'running', 0, NULL, 17345, 'massage', 0, 'Roll', NULL, 1, 1,
    1795431617345, 0, 4242, 99, 'before');
INSERT INTO dose_answers VALUES
  (1, 'bbbbbbbb-0000-4000-8000-000000000001', 'shoulder-blade-stretch', 'standard', 'yes', 'easy',
    'standard', 25000, NULL, 'aaaaaaaa-0000-4000-8000-000000000001', 1795428061000, 3600,
    '11111111-2222-4333-8444-555555555555');

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

UPDATE sessions SET ease = 'about-right', parts = '{"foam-roller":[2,40000]}' WHERE number = 1;
UPDATE passages SET origin = 'foam-roller', contact = 'roll' WHERE session = 1 AND kind = 'hold';
UPDATE sessions SET credit = 2 WHERE number = 1;

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

UPDATE sessions SET note = 'ask about the left side',
  edited_on = '11111111-2222-4333-8444-555555555555' WHERE number = 1;
INSERT INTO deletions VALUES
  (1, 'cccccccc-0000-4000-8000-000000000001', 7, '11111111-2222-4333-8444-555555555555');

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

INSERT INTO plan_events VALUES
  (1, 'dddddddd-0000-4000-8000-000000000001', 'strain-recovery', 'cbf29ce484222325', 'started',
    NULL, 20420, 1764324000000, 3600, '11111111-2222-4333-8444-555555555555'),
  (2, 'dddddddd-0000-4000-8000-000000000002', 'strain-recovery', NULL, 'pain', 7, 20421,
    1764410400000, 3600, '11111111-2222-4333-8444-555555555555');

ALTER TABLE machine ADD COLUMN day_begins INTEGER NOT NULL DEFAULT 0;
INSERT INTO grdb_migrations VALUES ('6 own days');

PRAGMA user_version = 6;

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
INSERT INTO grdb_migrations VALUES ('7 pain without a session');

PRAGMA user_version = 7;

INSERT INTO pain_entries VALUES
  (1, 'eeeeeeee-0000-4000-8000-000000000001', 5, 'left', 1764410400000, 3600,
    '11111111-2222-4333-8444-555555555555');

-- Lines of exports that a newer version has written, as they are. Rows are only ever added.
CREATE TABLE unknown_lines (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  line TEXT NOT NULL UNIQUE
);
INSERT INTO grdb_migrations VALUES ('8 lines of unknown kinds');

PRAGMA user_version = 8;

INSERT INTO unknown_lines VALUES (1, 'walk', '{"type":"walk","steps":4000}');
