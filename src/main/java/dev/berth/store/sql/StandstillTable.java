package dev.berth.store.sql;

import dev.berth.store.Standstill;
import java.time.Instant;
import java.util.List;

/** Lines that prove a restored backup, and when an operator last set them aside. */
final class StandstillTable implements Standstill {
  private final Transactions database;

  StandstillTable(Transactions database) {
    this.database = database;
  }

  @Override
  public List<String> evidence() {
    return database.read(
        "list",
        h ->
            h.createQuery("SELECT line FROM standstill ORDER BY found, line")
                .mapTo(String.class)
                .list());
  }

  @Override
  public Instant resumedAt() {
    return Micros.at(
        database.read(
            "read",
            h ->
                h.createQuery("SELECT coalesce(max(at), 0) FROM resumed").mapTo(Long.class).one()));
  }

  @Override
  public boolean stand(String evidence) {
    return database.write(
        "stand still",
        h ->
            h.createUpdate(
                        """
                        INSERT INTO standstill (line, found)
                        SELECT :line, :now WHERE (SELECT count(*) FROM standstill) < :most
                        ON CONFLICT (line) DO NOTHING
                        """)
                    .bind("line", evidence)
                    .bind("now", database.now(h))
                    .bind("most", EVIDENCE_MAX)
                    .execute()
                == 1);
  }

  /**
   * The work goes on, and the rows that were put off are looked at at once. Answers what had been
   * found.
   */
  List<String> resume() {
    var found = evidence();
    database.write(
        "resume",
        h -> {
          var now = database.now(h);
          h.execute("DELETE FROM standstill");
          h.createUpdate("INSERT INTO resumed (at) VALUES (:now) ON CONFLICT (at) DO NOTHING")
              .bind("now", now)
              .execute();
          return h.createUpdate(
                  "UPDATE subject SET due_at = :now WHERE due_at > :now AND due_at <= :putOff")
              .bind("now", now)
              .bind("putOff", Micros.of(Micros.at(now).plus(LOOK_AGAIN)))
              .execute();
        });
    return found;
  }
}
