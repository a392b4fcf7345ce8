package dev.berth.store;

import dev.berth.forge.IssueRef;
import dev.berth.pool.PoolNeed;
import dev.berth.request.Request;
import dev.berth.view.OneOffWrite;
import dev.berth.view.ShownIssue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The row of an issue while one thing of it is being changed; nobody else ever sees it. */
final class IssueRowDraft {
  IssueRef ref;
  long issueId;
  Optional<Request> request;
  ShownIssue shown;
  PoolNeed lastReportedNeed;
  List<OneOffWrite> oneOffWrites;
  long labelingsUpTo;
  Optional<Row.ReservedSlot> slot;
  Map<String, Integer> replyCounts;

  IssueRowDraft(Row.IssueRow r) {
    ref = r.ref();
    issueId = r.issueId();
    request = r.request();
    shown = r.shown();
    lastReportedNeed = r.lastReportedNeed();
    oneOffWrites = r.oneOffWrites();
    labelingsUpTo = r.labelingsUpTo();
    slot = r.slot();
    replyCounts = r.replyCounts();
  }

  Row.IssueRow build() {
    return new Row.IssueRow(
        ref,
        issueId,
        request,
        shown,
        lastReportedNeed,
        oneOffWrites,
        labelingsUpTo,
        slot,
        replyCounts);
  }
}
