-- What adapters must not forget, each under its own name; a change names the version it was made from.

CREATE TABLE adapter_state (
  namespace TEXT   NOT NULL,
  entry     TEXT   COLLATE "C" NOT NULL,
  json      TEXT   NOT NULL,
  version   BIGINT NOT NULL,
  PRIMARY KEY (namespace, entry)
);
