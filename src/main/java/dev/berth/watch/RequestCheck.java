package dev.berth.watch;

import dev.berth.forge.IssueRef;
import dev.berth.observe.TroubleKind;
import dev.berth.provision.Outcome;
import dev.berth.reconcile.turn.Invariants;
import dev.berth.reconcile.turn.TurnServices;
import dev.berth.request.Failed;
import dev.berth.request.Request;
import dev.berth.request.machine.Machine;
import dev.berth.store.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Open requests that need a person: failed, out of reach, or not as they must be. */
final class RequestCheck {
  /** In one look; the next goes on, and all are told of when the round is over. */
  private static final int ROWS_MAX = 1_000;

  private static final int PAGE = 200;

  private final TurnServices services;
  private final Map<TroubleKind, Map<String, String>> found = new HashMap<>();
  private final List<IssueRef> lost = new ArrayList<>();
  private List<IssueRef> lostBefore = List.of();
  private long after;
  private long undeletable;

  RequestCheck(TurnServices services) {
    this.services = services;
  }

  void look() {
    for (int seen = 0; seen < ROWS_MAX; seen += PAGE) {
      var page = services.store().reads().requestsNotOver(after, PAGE);
      page.forEach(this::judge);
      if (page.size() < PAGE) {
        tell();
        return;
      }
      after = page.getLast();
    }
  }

  /** Issues that could not be reached, as of the last round. */
  List<IssueRef> lost() {
    return lostBefore;
  }

  private void judge(long id) {
    if (!(services.store().reads().row(id).orElse(null) instanceof Row.IssueRow row)) return;
    row.request().ifPresent(this::judge);
  }

  private void judge(Request r) {
    var issue = r.issue().toString();
    if (r.state() instanceof Failed)
      note(TroubleKind.REQUEST_FAILED, issue, "the machines of " + issue + " could not be made");
    r.flags()
        .lost()
        .ifPresent(
            why -> {
              lost.add(r.issue());
              note(TroubleKind.ISSUE_LOST, issue, issue + " cannot be reached any more: " + why);
            });
    for (var m : r.machines().list())
      if (m.isUndeletable()) {
        var key = m.made().key().text();
        undeletable++;
        note(
            TroubleKind.MACHINE_UNDELETABLE,
            key,
            key + " in the pool " + m.made().pool() + " cannot be deleted: " + why(m));
      }
    var broken = Invariants.brokenIn(r);
    if (!broken.isEmpty())
      note(
          TroubleKind.INVARIANT_BROKEN,
          issue,
          "what must hold does not in " + issue + ": " + String.join(", ", broken));
  }

  /** The provider's words, cleaned. */
  private static String why(Machine m) {
    return m.seen().orElse(null) instanceof Outcome.Failed f ? f.why() : "no reason told";
  }

  private void note(TroubleKind kind, String issue, String what) {
    found.computeIfAbsent(kind, _ -> new HashMap<>()).put(issue, what);
  }

  private void tell() {
    for (var kind :
        List.of(
            TroubleKind.REQUEST_FAILED,
            TroubleKind.MACHINE_UNDELETABLE,
            TroubleKind.ISSUE_LOST,
            TroubleKind.INVARIANT_BROKEN))
      services.troubles().are(kind, found.getOrDefault(kind, Map.of()));
    services.metrics().set("berth_machines_undeletable", undeletable);
    undeletable = 0;
    lostBefore = List.copyOf(lost);
    lost.clear();
    found.clear();
    after = 0;
  }
}
