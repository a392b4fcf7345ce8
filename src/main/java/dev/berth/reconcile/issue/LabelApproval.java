package dev.berth.reconcile.issue;

import dev.berth.forge.Issue;
import dev.berth.forge.Known;
import dev.berth.forge.LabelEvent;
import dev.berth.forge.Write;
import dev.berth.program.LabelKind;
import dev.berth.program.Right;
import dev.berth.reading.Digest;
import dev.berth.request.Active;
import dev.berth.request.Approval;
import dev.berth.request.Closed;
import dev.berth.request.Decision;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.request.Ending;
import dev.berth.request.Event;
import dev.berth.request.Failed;
import dev.berth.request.NeedsApproval;
import dev.berth.request.NeedsInformation;
import dev.berth.request.Provisioning;
import dev.berth.request.Question;
import dev.berth.request.Queued;
import dev.berth.request.Releasing;
import dev.berth.request.State;
import dev.berth.view.OneOffWrite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The label that approvers may set instead of the command. It is an event with an actor: who set
 * it, when, with which right, is asked of the forge; that it stands on the issue proves nothing.
 */
final class LabelApproval {
  private static final Duration LIST_LAGS = Duration.ofMinutes(2);
  private static final Duration LIST_PAUSE = Duration.ofSeconds(5);

  private final IssueContext context;
  private final String label;

  LabelApproval(IssueContext context) {
    this.context = context;
    this.label = context.program().labels().of(LabelKind.APPROVED);
  }

  /**
   * Empty when nothing is left to find out; else when to try again.
   *
   * @param before labels that were on the issue when it was last looked at
   */
  Optional<Instant> check(Issue issue, Set<String> before) {
    if (!isIn(issue.labels())) return isIn(before) ? takenOff(issue) : Optional.empty();
    if (!isOpenTo()) return Optional.empty();
    return switch (context.services().forge().labelings(context.ref())) {
      case Known.Unknown(_, var again) -> Optional.of(again);
      case Known.Absent(_) -> Optional.empty();
      case Known.Is(var all) -> judge(issue, all);
    };
  }

  /** A label that was there before us may be spelled in capitals; to the forge it is the same. */
  private boolean isIn(Set<String> labels) {
    return labels.stream().anyMatch(label::equalsIgnoreCase);
  }

  /** Once machines are ordered the label has no meaning any more. */
  private boolean isOpenTo() {
    return context.request().approvals().isEmpty();
  }

  /**
   * An approver who takes the label off takes the approval back; what others take off is only a
   * label. Berth's own taking off is known already and does not come here.
   */
  private Optional<Instant> takenOff(Issue issue) {
    var given = context.request().approvals().stream().anyMatch(Approval::byLabel);
    if (!given || !(context.request().state() instanceof Queued)) return Optional.empty();
    return switch (context.services().forge().labelings(context.ref())) {
      case Known.Unknown(_, var again) -> stillToJudge(again);
      case Known.Absent(_) -> Optional.empty();
      case Known.Is(var all) -> {
        var last = last(all).filter(l -> !l.on());
        if (last.isPresent()) yield takenBack(last.get());
        yield isListDue(issue) ? Optional.empty() : stillToJudge(context.now().plus(LIST_PAUSE));
      }
    };
  }

  private Optional<Instant> takenBack(LabelEvent off) {
    var right = new RightsLookup(context).may(off.by(), Right.APPROVE);
    if (right instanceof Known.Unknown(_, var again)) return stillToJudge(again);
    if (right.found().flatMap(r -> r).isPresent())
      context.apply(new Event.ApprovalTakenBack(context.now(), off.by()));
    else reply(off, "label-off-no-right", Map.of());
    return Optional.empty();
  }

  /** The next look finds the label gone once more. */
  private Optional<Instant> stillToJudge(Instant again) {
    context.saveShown(context.shown().label(label, true));
    return Optional.of(again);
  }

  private Optional<Instant> judge(Issue issue, List<LabelEvent> all) {
    var last = last(all);
    if (last.isEmpty() || !last.get().on()) return unexplained(issue);
    var set = last.get();
    if (set.id() <= context.row().labelingsUpTo()) return Optional.empty();
    var self = context.services().self();
    if (context.isBeforeResume(set.at())
        || set.by().bot()
        || self.filter(set.by()::equals).isPresent()
        || withForm(issue, set)) {
      takeOff(set);
      return Optional.empty();
    }
    var right = new RightsLookup(context).may(set.by(), Right.APPROVE);
    if (right instanceof Known.Unknown(_, var again)) return Optional.of(again);
    var grantedBy = right.found().flatMap(r -> r);
    if (grantedBy.isPresent()) return approve(set, grantedBy.get());
    refuse(set, "label-no-right", Map.of());
    return Optional.empty();
  }

  /**
   * The list of label events comes seconds after the issue. Where it never tells, as after another
   * label was renamed to this one, nobody can be held to it.
   */
  private Optional<Instant> unexplained(Issue issue) {
    if (!isListDue(issue)) return Optional.of(context.now().plus(LIST_PAUSE));
    context.schedule(
        new OneOffWrite.RepeatableWrite("off:" + issue.updatedAt(), new Write.RemoveLabel(label)));
    return Optional.empty();
  }

  private Optional<LabelEvent> last(List<LabelEvent> all) {
    return all.stream().filter(l -> l.label().equalsIgnoreCase(label)).reduce((_, b) -> b);
  }

  private boolean isListDue(Issue issue) {
    return !context.now().isBefore(issue.updatedAt().plus(LIST_LAGS));
  }

  /** Set by the form at opening: nobody meant anything by it. */
  private static boolean withForm(Issue issue, LabelEvent set) {
    return set.by().equals(issue.author()) && !set.at().isAfter(issue.createdAt().plusSeconds(2));
  }

  private Optional<Instant> approve(LabelEvent set, String right) {
    if (!(context.request().state() instanceof NeedsApproval s)) {
      refuse(set, notNow(context.request().state()));
      return Optional.empty();
    }
    var seen = new VersionSeen(context).at(set.at());
    if (seen instanceof Known.Unknown(_, var again)) return Optional.of(again);
    var digest = seen.found().flatMap(d -> d);
    if (digest.isEmpty()) refuse(set, StateRefusal.CHANGED_SINCE);
    else if (set.at().isBefore(s.since().minusSeconds(1))) takeOff(set);
    else approved(set, digest.get(), right);
    return Optional.empty();
  }

  private void approved(LabelEvent set, Digest digest, String right) {
    var revision = context.program().revision();
    var event = new Event.Approved(context.now(), set.by(), digest, right, revision, true);
    switch (context.apply(event)) {
      case Decision.Refused(var reason) -> refuse(set, reason);
      case Decision.Changed _ when context.request().approvals().isEmpty() -> takeOff(set);
      case Decision.Changed _, Decision.Same _ -> settled(set);
    }
  }

  private static StateRefusal notNow(State state) {
    return switch (state) {
      case NeedsInformation _ -> StateRefusal.QUESTIONS_OPEN;
      case Question _ -> StateRefusal.NOT_A_REQUEST;
      case Closed _ -> StateRefusal.CLOSED;
      case Releasing _ -> StateRefusal.BEING_RELEASED;
      case NeedsApproval _, Queued _, Provisioning _, Active _, Ending _, Failed _ ->
          StateRefusal.APPROVED_ALREADY;
    };
  }

  private void refuse(LabelEvent set, StateRefusal reason) {
    refuse(set, "refused", Map.of("reason", reason.template()));
  }

  /** Somebody could have been misled. The label goes first: whoever reads why may set it anew. */
  private void refuse(LabelEvent set, String template, Map<String, String> values) {
    takeOff(set);
    reply(set, template, values);
  }

  private void reply(LabelEvent to, String template, Map<String, String> values) {
    context.schedule(new OneOffWrite.ReplyComment("label:" + to.id(), to.by(), template, values));
  }

  private void takeOff(LabelEvent set) {
    context.schedule(
        new OneOffWrite.RepeatableWrite("off:" + set.id(), new Write.RemoveLabel(label)));
    settled(set);
  }

  private void settled(LabelEvent set) {
    context.saveRow(context.row().withLabelingsUpTo(set.id()));
  }
}
