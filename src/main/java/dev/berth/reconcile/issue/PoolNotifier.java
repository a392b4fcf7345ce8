package dev.berth.reconcile.issue;

import dev.berth.pool.PoolNeed;
import dev.berth.store.Message;
import dev.berth.store.RowChange;
import dev.berth.store.SubjectKey;

/** Tells the pools what the request needs, whenever that is another than they were told last. */
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
}
