-- One line a lease: when a request is opened again, the line of the lease that is over comes here.

ALTER TABLE ledger ADD COLUMN lease INTEGER NOT NULL DEFAULT 1;

CREATE TABLE ended_lease (
  request   INTEGER  NOT NULL,
  lease     INTEGER NOT NULL,
  opened    INTEGER  NOT NULL,
  published INTEGER NOT NULL,
  line      TEXT    NOT NULL,
  PRIMARY KEY (request, lease)
);
CREATE INDEX ended_lease_page ON ended_lease (opened, request) WHERE published = 1;
