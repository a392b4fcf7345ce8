-- Random, made at the first start: what only this installation knows.

CREATE TABLE secret (
  name    TEXT   NOT NULL PRIMARY KEY,
  text    TEXT   NOT NULL,
  made_at INTEGER NOT NULL
) WITHOUT ROWID;

-- When new requests of each person are begun, so that nobody's many keep others waiting.

CREATE TABLE turn (
  what   TEXT   NOT NULL PRIMARY KEY,
  person INTEGER NOT NULL,
  at     INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX turn_person ON turn (person, at);
