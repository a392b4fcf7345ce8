-- Instants are microseconds since 1970-01-01T00:00:00Z. Applied files are never changed: add V2.

CREATE TABLE subject (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  repository    INTEGER NOT NULL,
  number        INTEGER NOT NULL,
  due_at        INTEGER NOT NULL,
  signal        INTEGER NOT NULL,
  claim         INTEGER NOT NULL DEFAULT 0,
  worker        TEXT    NOT NULL DEFAULT '',
  claimed_until INTEGER NOT NULL DEFAULT 0,
  retry_at      INTEGER NOT NULL DEFAULT 0,
  tries         INTEGER NOT NULL DEFAULT 0,
  form          INTEGER NOT NULL DEFAULT 1,
  state         TEXT    NOT NULL DEFAULT '{"is":"fresh"}',
  word          TEXT    NOT NULL DEFAULT '',
  looked_after  INTEGER NOT NULL DEFAULT 0,
  history_seq   INTEGER NOT NULL DEFAULT 0,
  history_hash  TEXT    NOT NULL DEFAULT '',
  UNIQUE (repository, number)
);
CREATE INDEX subject_due ON subject (due_at, id);
CREATE INDEX subject_word ON subject (word) WHERE word <> '';
CREATE INDEX subject_tries ON subject (tries) WHERE tries > 0;

CREATE TABLE delivery (
  guid TEXT    NOT NULL PRIMARY KEY,
  at   INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX delivery_at ON delivery (at);

CREATE TABLE inbox (
  id         TEXT    NOT NULL PRIMARY KEY,
  subject    INTEGER NOT NULL,
  seq        INTEGER NOT NULL,
  matter     TEXT    NOT NULL,
  attempts   INTEGER NOT NULL DEFAULT 0,
  at         INTEGER NOT NULL,
  remembered INTEGER NOT NULL,
  taken_at   INTEGER,
  parked_at  INTEGER,
  UNIQUE (subject, seq)
);
CREATE INDEX inbox_open ON inbox (subject, seq) WHERE taken_at IS NULL AND parked_at IS NULL;
CREATE INDEX inbox_parked ON inbox (parked_at) WHERE parked_at IS NOT NULL;
CREATE INDEX inbox_old ON inbox (taken_at) WHERE taken_at IS NOT NULL AND remembered = 0;

CREATE TABLE intent (
  subject    INTEGER NOT NULL,
  key        TEXT    NOT NULL,
  lands_until INTEGER NOT NULL,
  PRIMARY KEY (subject, key)
) WITHOUT ROWID;
CREATE INDEX intent_lands ON intent (lands_until);

CREATE TABLE history (
  subject INTEGER NOT NULL,
  seq     INTEGER NOT NULL,
  at      TEXT    NOT NULL,
  person  INTEGER,
  what    TEXT    NOT NULL,
  detail  TEXT    NOT NULL,
  hash    TEXT    NOT NULL,
  PRIMARY KEY (subject, seq)
) WITHOUT ROWID;

CREATE TABLE ledger (
  request   INTEGER PRIMARY KEY,
  opened    INTEGER NOT NULL,
  published INTEGER NOT NULL,
  line      TEXT    NOT NULL
);
CREATE INDEX ledger_page ON ledger (opened, request) WHERE published = 1;

CREATE TABLE person (
  id    INTEGER PRIMARY KEY,
  login TEXT    NOT NULL
);

CREATE TABLE slots (
  budget     TEXT    NOT NULL PRIMARY KEY,
  pace       INTEGER NOT NULL DEFAULT 0,
  hour       INTEGER NOT NULL DEFAULT 0,
  not_before INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
INSERT INTO slots (budget)
VALUES ('all-creates'), ('all-others'), ('ends-creates'), ('ends-others');
