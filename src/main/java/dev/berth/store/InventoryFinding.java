package dev.berth.store;

import java.time.Instant;
import java.util.Locale;

/**
 * Something in which a provider's own list and our leases differ. Kept until a later look does not
 * find it any more.
 *
 * @param machine its key, or what the provider calls it; empty where it is about all of an adapter
 * @param plan of the machine; empty where it is not about one of ours
 * @param words for operators
 * @param since when it was first found
 */
public record InventoryFinding(
    Kind kind, String adapter, String machine, String plan, String words, Instant since) {
  /** What can differ. */
  public enum Kind {
    /** A machine of ours that no request has: money without an end. */
    STRAY,
    /** A lease whose machine the provider does not have. */
    MISSING,
    WRONG_PLAN,
    /** Two leases have one address. */
    SHARED_ADDRESS,
    /** The provider says that the machine is in an error state. */
    TROUBLE,
    /** The record at the provider ends at another time than we told it. */
    OTHER_END,
    /** Machines that are not ours: never touched, and no mistake of anybody. */
    FOREIGN,
    /** The provider does not tell its list. */
    UNREADABLE;

    /** As operators see it. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Whether it is about the same, however its words changed. */
  public boolean isSame(InventoryFinding other) {
    return kind == other.kind && adapter.equals(other.adapter) && machine.equals(other.machine);
  }

  public InventoryFinding since(Instant first) {
    return new InventoryFinding(kind, adapter, machine, plan, words, first);
  }

  /** One line for operators. */
  public String line() {
    return String.join("  ", kind.id(), adapter, machine.isEmpty() ? "-" : machine, words);
  }
}
