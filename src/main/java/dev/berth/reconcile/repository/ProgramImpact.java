package dev.berth.reconcile.repository;

import dev.berth.forge.Repository;
import dev.berth.policy.Facts;
import dev.berth.policy.Finding;
import dev.berth.policy.Judgement;
import dev.berth.policy.Rule;
import dev.berth.policy.Shift;
import dev.berth.program.Program;
import dev.berth.reconcile.turn.TurnServices;
import dev.berth.request.NeedsApproval;
import dev.berth.request.NeedsInformation;
import dev.berth.request.Request;
import dev.berth.request.RequestFlags;
import dev.berth.store.Row;
import dev.berth.store.Store;
import dev.berth.view.ProgramVerdict.Affected;
import dev.berth.view.ProgramVerdict.Usable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which open requests another program would answer otherwise. Nothing is written; the forge is only
 * asked where a rule that differs wants to know.
 */
final class ProgramImpact {
  /** Requests looked at for one check; the rest is counted. */
  private static final int REQUESTS_MAX = 50;

  private final TurnServices services;
  private final Runnable alive;

  /**
   * @param alive called between requests: facts may take long to find out
   */
  ProgramImpact(TurnServices services, Runnable alive) {
    this.services = services;
    this.alive = alive;
  }

  /** What a file comes to that makes {@code then} of {@code now}. */
  Usable of(Repository repository, Program now, Program then, boolean isRemoved) {
    var affected = new ArrayList<Affected>();
    var waiting = waiting(repository);
    var asked = waiting.stream().limit(REQUESTS_MAX).toList();
    for (var r : asked) {
      alive.run();
      shift(r, now, then).ifPresent(s -> affected.add(new Affected(r.issue(), s)));
    }
    return new Usable(isRemoved, affected, asked.size(), waiting.size() - asked.size());
  }

  /** What was decided stays decided; the rules have a say until then. */
  private List<Request> waiting(Repository repository) {
    var all = new ArrayList<Request>();
    int after = 0;
    while (true) {
      var page = services.store().reads().openIssues(repository.id(), after, Store.INBOX_PAGE);
      if (page.isEmpty()) return all;
      for (var key : page) {
        after = key.number();
        if (services.store().reads().row(key).orElse(null) instanceof Row.IssueRow row)
          row.request().filter(ProgramImpact::isWaiting).ifPresent(all::add);
      }
    }
  }

  private static boolean isWaiting(Request r) {
    return r.state() instanceof NeedsApproval
        || (r.state() instanceof NeedsInformation && r.reading().kind().isForMachines());
  }

  private Optional<Shift> shift(Request r, Program now, Program then) {
    var finder = services.factFinder();
    var at = services.store().now();
    var known =
        finder.known(r.number(), r.reading(), r.requester(), now.catalogue(), now.stock(), at);
    var before = judged(r, now, then, known);
    var after = judged(r, then, now, known.with(then.stock()));
    if (!before.isOpen() && !after.isOpen()) return Shift.between(before, after);
    var facts = finder.facts(r, now.catalogue(), now.stock(), at);
    return Shift.between(
        judged(r, now, then, facts), judged(r, then, now, facts.with(then.stock())));
  }

  /** What both programs ask in the same words cannot differ, whatever the answer. */
  private static Judgement judged(Request r, Program program, Program other, Facts facts) {
    var overridden =
        r.flags().overrides().stream().map(RequestFlags.Waiver::rule).collect(Collectors.toSet());
    var all = program.judge().judge(facts, overridden);
    var same = same(program, other);
    return new Judgement(
        all.revision(),
        all.findings().stream().filter(f -> !isSame(f, same)).toList(),
        all.approversNeeded());
  }

  private static boolean isSame(Finding f, Set<String> same) {
    return same.contains(f.rule());
  }

  /** Stock is a fact, and differs with the program. */
  private static Set<String> same(Program program, Program other) {
    if (!program.stock().equals(other.stock())) return Set.of();
    return program.rules().stream()
        .filter(other.rules()::contains)
        .map(Rule::id)
        .collect(Collectors.toSet());
  }
}
