package dev.berth.store.sql;

import dev.berth.store.MemoryStore;
import dev.berth.store.Store;
import java.time.Instant;
import java.util.stream.LongStream;

/** When the next row is due: a server only looks whether one is, a test's clock jumps to it. */
public final class NextDue {
  private NextDue() {}

  /** NEVER when no row will be due by time. */
  public static Instant of(Store store) {
    return switch (store) {
      case MemoryStore m -> m.nextDue();
      case SqlStore s -> of(s);
      default -> throw new IllegalArgumentException("no idea when a row of " + store + " is due");
    };
  }

  private static Instant of(SqlStore store) {
    return store.database.read(
        "look ahead",
        h ->
            h
                .createQuery(
                    "SELECT due_at, claimed_until, retry_at FROM subject"
                        + " WHERE due_at < :never AND form <= :form")
                .bind("never", Micros.NEVER)
                .bind("form", SubjectTable.FORM)
                .map(
                    (r, _) ->
                        LongStream.of(r.getLong(1), r.getLong(2), r.getLong(3)).max().orElseThrow())
                .list()
                .stream()
                .min(Long::compare)
                .map(Micros::at)
                .orElse(Store.NEVER));
  }
}
