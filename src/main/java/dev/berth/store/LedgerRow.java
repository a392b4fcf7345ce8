package dev.berth.store;

import dev.berth.catalogue.Money;
import dev.berth.forge.IssueRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the public ledger says of a request: no names, no prose.
 *
 * @param state the state in words
 * @param project as the request calls it; user text
 * @param machines lines as {@code 2 x c3.medium.x86}
 * @param cost of the whole term at list price, where every plan has one
 * @param simulation nothing real was lent
 */
public record LedgerRow(
    long request,
    IssueRef issue,
    String state,
    String project,
    List<String> machines,
    Optional<String> pool,
    Optional<String> donor,
    Optional<String> workload,
    Instant opened,
    Optional<Instant> start,
    Optional<Instant> end,
    Optional<Money> cost,
    List<String> notes,
    boolean simulation,
    boolean published) {
  public LedgerRow {
    machines = List.copyOf(machines);
    notes = List.copyOf(notes);
  }

  /** Nothing is lent or asked for any more. */
  public boolean isOver() {
    return List.of("released", "denied", "withdrawn").contains(state);
  }
}
