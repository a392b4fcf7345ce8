package dev.berth.reconcile.turn;

import dev.berth.store.Claim;
import dev.berth.store.InboxEntry;
import dev.berth.store.Store;
import java.util.function.Supplier;

/**
 * A try at an entry: counted before it begins, so that one which kills its worker is parked in the
 * end, and once more where it failed by itself. A lost claim and a database out of reach are not
 * the entry's fault.
 */
public final class EntryAttempt {
  private EntryAttempt() {}

  public static <T> T count(InboxEntry entry, Claim claim, Supplier<T> work) {
    claim.countAttempt(entry);
    try {
      return work.get();
    } catch (Claim.Lost | Store.Unavailable e) {
      throw e;
    } catch (RuntimeException e) {
      for (int i = 1; i < InboxEntry.FAILURE; i++) claim.countAttempt(entry);
      throw e;
    }
  }
}
