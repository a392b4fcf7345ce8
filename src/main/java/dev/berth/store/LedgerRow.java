package dev.berth.store;

import dev.berth.catalogue.Money;
import dev.berth.forge.IssueRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the public ledger says of a request's lease: no names, no prose. A request that is opened
 * again begins another line, and the line of the lease that is over stays.
 *
 * @param state the state in words
 * @param project as the request calls it; user text
 * @param machines what is lent, or was to the end; before that, what is asked: {@code 2 x
 *     c3.medium.x86}
 * @param cost of the whole term at list price, where every plan has one
 * @param simulation nothing real was lent
 * @param lease which of the request's leases it is; empty for the first
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
    boolean published,
    Optional<Integer> lease) {
  public LedgerRow {
    machines = List.copyOf(machines);
    notes = List.copyOf(notes);
  }

  /** Which of the request's leases it is, from 1. */
  public int leaseNumber() {
    return lease.orElse(1);
  }

  /** Whether it belongs into a list of who has what: it asks for machines, or had some. */
  public boolean isListed() {
    return published && !machines.isEmpty() && (start.isPresent() || !isOver());
  }

  private boolean isOver() {
    return List.of("released", "denied", "withdrawn").contains(state);
  }

  public LedgerRow publishing(boolean shown) {
    return new LedgerRow(
        request,
        issue,
        state,
        project,
        machines,
        pool,
        donor,
        workload,
        opened,
        start,
        end,
        cost,
        notes,
        simulation,
        shown,
        lease);
  }
}
