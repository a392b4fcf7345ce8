-- Random, made at the first start: what only this installation knows.

CREATE TABLE secret (
  name    TEXT   NOT NULL PRIMARY KEY,
  text    TEXT   NOT NULL,
  made_at BIGINT NOT NULL
);

-- When new requests of each person are begun, so that nobody's many keep others waiting.

CREATE TABLE turn (
  what   TEXT   NOT NULL PRIMARY KEY,
  person BIGINT NOT NULL,
  at     BIGINT NOT NULL
);
CREATE INDEX turn_person ON turn (person, at);
