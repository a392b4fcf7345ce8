-- Signs that this database is older than the world: while there is one, all work stands still.
CREATE TABLE standstill (
  line  TEXT    NOT NULL PRIMARY KEY,
  found INTEGER NOT NULL
);

-- When operators said that the work may go on.
CREATE TABLE resumed (
  at INTEGER NOT NULL PRIMARY KEY
);
