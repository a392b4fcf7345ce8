package dev.berth.reconcile;

import dev.berth.store.Claim;
import dev.berth.store.Entry;
import dev.berth.store.Store;
import java.util.function.Supplier;

/**
 * A try at an entry: counted before it begins, so that one which kills its worker is parked in the
 * end, and once more where it failed by itself. A lost claim and a database out of reach are not
 * the entry's fault.
 */
final class Attempt {
  private Attempt() {}

  static <T> T at(Entry entry, Claim claim, Supplier<T> deed) {
    claim.begin(entry);
    try {
      return deed.get();
    } catch (Claim.Lost | Store.Unavailable e) {
      throw e;
    } catch (RuntimeException e) {
      for (int i = 1; i < Entry.FAILURE; i++) claim.begin(entry);
      throw e;
    }
  }
}
