package dev.berth.reconcile.issue;

import dev.berth.pool.PoolNeed;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.request.machine.Machine;
import dev.berth.store.Message;
import dev.berth.store.Row;
import dev.berth.store.RowChange;
import dev.berth.store.SubjectKey;
import java.util.Optional;

/**
 * Tells the pools what the request needs, whenever that is another than they were told last, and
 * how the making of its machines ended.
 */
final class PoolNotifier {
  private final IssueContext context;

  PoolNotifier(IssueContext context) {
    this.context = context;
  }

  void now() {
    var request = context.activeRequest();
    if (request.isEmpty()) return;
    PoolNeed need = request.get().need();
    if (need.equals(context.row().lastReportedNeed())) return;
    var key = context.claim().key();
    var word = new Message.NeedChanged(key, request.get().number(), need);
    var id = context.messageId("needs");
    context.saveRow(context.row().with(need), RowChange.NOTHING.send(SubjectKey.POOLS, id, word));
  }

  /**
   * With word to the pools that the making of a machine failed for good, or that one got ready
   * where its plan had failed before.
   */
  RowChange tried(Order order, Outcome outcome, RowChange change) {
    var before = context.request().machines().find(order.key());
    var after =
        context.request().machines().seen(order.key(), outcome, context.now()).find(order.key());
    if (before.isEmpty() || after.isEmpty()) return change;
    var word = word(before.get(), after.get());
    return word.map(w -> change.send(SubjectKey.POOLS, context.messageId("tried"), w))
        .orElse(change);
  }

  private Optional<Message> word(Machine before, Machine after) {
    var pool = after.made().pool();
    var plan = after.made().plan();
    if (after.isTakenAway() && !before.isTakenAway())
      return isSilent(pool)
          ? Optional.empty()
          : Optional.of(new Message.PlanTried(pool, plan, after.failure()));
    var isFirst = after.isReady() && before.usableFrom().isEmpty();
    return isFirst && hasFailed(pool, plan)
        ? Optional.of(new Message.PlanTried(pool, plan, Optional.empty()))
        : Optional.empty();
  }

  /** That a provider does not answer says nothing of its machines. */
  private boolean isSilent(String pool) {
    return context
        .services()
        .providers()
        .of(pool, context.program())
        .flatMap(p -> p.restsUntil())
        .isPresent();
  }

  private boolean hasFailed(String pool, String plan) {
    var adapter = context.services().providers().nameOf(pool, context.program());
    return context.services().store().reads().row(SubjectKey.POOLS).orElse(null)
            instanceof Row.PoolsRow row
        && row.pools().failures().stream().anyMatch(f -> f.isOf(adapter, plan));
  }
}
