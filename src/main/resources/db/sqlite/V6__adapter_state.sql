-- What adapters must not forget, each under its own name; a change names the version it was made from.

CREATE TABLE adapter_state (
  namespace TEXT    NOT NULL,
  entry     TEXT    NOT NULL,
  json      TEXT    NOT NULL,
  version   INTEGER NOT NULL,
  PRIMARY KEY (namespace, entry)
) WITHOUT ROWID;
