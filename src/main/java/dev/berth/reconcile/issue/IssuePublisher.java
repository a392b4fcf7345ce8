package dev.berth.reconcile.issue;

import dev.berth.forge.Write;
import dev.berth.request.PoolNeeds;
import dev.berth.request.Request;
import dev.berth.view.IssueView;
import dev.berth.view.IssueWrite;
import dev.berth.view.OneOffWrite;
import dev.berth.view.RepairCause;
import dev.berth.view.ShownIssue;
import dev.berth.view.TextContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes the issue match what the state implies: only the difference to what was last seen or
 * written, what people should see first at first.
 */
final class IssuePublisher {
  /** No turn writes more; the rest is due at once. */
  private static final int WRITES_MAX = 20;

  private final IssueContext context;
  private final IssueWriter writing;
  private Optional<Viewed> last = Optional.empty();

  IssuePublisher(IssueContext context) {
    this.context = context;
    this.writing = new IssueWriter(context);
  }

  /** Whether a write was tried, and is to be tried again. */
  boolean isPutOff() {
    return writing.isPutOff();
  }

  /** Returns when to go on, or {@link Instant#MAX} when everything is as it should be. */
  Instant all() {
    if (context.activeRequest().filter(r -> r.flags().lost().isPresent()).isPresent())
      return Instant.MAX;
    new UnconfirmedEdits(context).doubt();
    for (int i = 0; i < WRITES_MAX; i++) {
      var step = next();
      if (step.isEmpty()) {
        new UnconfirmedComments(context).settle();
        return progress();
      }
      var wait = writing.write(step.get());
      if (wait.isPresent()) return wait.get();
    }
    return context.now();
  }

  /** What the pools are about to change is not worth writing; they get that long. */
  private static final Duration PASSING = Duration.ofSeconds(10);

  private Optional<Instant> passingUntil() {
    return context
        .activeRequest()
        .flatMap(PoolNeeds::passingSince)
        .map(PASSING::addTo)
        .map(Instant::from)
        .filter(context.now()::isBefore);
  }

  /** Progress is written at most once a minute. */
  private Instant progress() {
    var passing = passingUntil();
    if (passing.isPresent()) return passing.get();
    return context.activeRequest().flatMap(this::later).orElse(Instant.MAX);
  }

  private Optional<Instant> later(Request r) {
    var view = view(r);
    var now = context.now();
    var isQuiet = context.shown().watch().isQuiet(now);
    var left = isQuiet ? steps(r) : List.<IssueWrite>of();
    var calm = left.stream().flatMap(s -> quietUntil(s).stream());
    return Stream.concat(
            Stream.concat(
                view.waitsUntil(context.shown(), now).stream(),
                view.comesBack(context.shown(), r, now).stream()),
            calm)
        .min(Comparator.naturalOrder());
  }

  /** What people should see first: the status, then answers to them, then the rest. */
  private Optional<IssueWrite> next() {
    dropQuiet();
    var ofState =
        passingUntil().isPresent()
            ? Optional.<IssueWrite>empty()
            : context.activeRequest().flatMap(this::stateStep);
    if (ofState.filter(IssueWrite::isStatus).isPresent()) return ofState;
    var oneOff =
        context.row().oneOffWrites().stream().findFirst().map(this::step).map(this::speakable);
    return oneOff.or(() -> ofState).or(this::locksAgain);
  }

  /** An answer on a locked issue: the lock is opened for it, as for a notice. */
  private IssueWrite speakable(IssueWrite write) {
    return write.creates() && context.shown().locked() ? IssueWrite.unlock() : write;
  }

  /** Of a request its view sees to that. */
  private Optional<IssueWrite> locksAgain() {
    var isOurs = context.activeRequest().isEmpty() && context.shown().isToBeLockedAgain();
    return isOurs ? Optional.of(IssueWrite.lockAgain()) : Optional.empty();
  }

  private Optional<IssueWrite> stateStep(Request r) {
    return steps(r).stream().filter(s -> quietUntil(s).isEmpty()).findFirst();
  }

  private List<IssueWrite> steps(Request r) {
    var viewed = viewed(r);
    return viewed
        .view()
        .writesAfter(viewed.shown(), r, viewed.text(), context.services().texts(), context.now());
  }

  /** Somebody's program undoes it again and again: nothing is written until then. */
  private Optional<Instant> quietUntil(IssueWrite step) {
    return RepairCause.of(step, context.shown()).flatMap(this::quietUntil);
  }

  private Optional<Instant> quietUntil(String cause) {
    return context.shown().watch().quietUntil(cause, context.now());
  }

  /** What was to be done once about a deed that comes again and again needs no doing later. */
  private void dropQuiet() {
    var all = context.row().oneOffWrites();
    var kept =
        all.stream().filter(w -> RepairCause.of(w).flatMap(this::quietUntil).isEmpty()).toList();
    if (kept.size() < all.size()) context.saveRow(context.row().with(kept));
  }

  private IssueView view(Request r) {
    return viewed(r).view();
  }

  /** The same as long as request and issue are. */
  private Viewed viewed(Request r) {
    var shown = context.shown();
    var current = last.filter(v -> v.request().equals(r) && v.shown().equals(shown));
    if (current.isPresent()) return current.get();
    var text = context.services().textContexts().of(r, context.program());
    var next = new Viewed(r, shown, text, IssueView.of(r, text, shown));
    last = Optional.of(next);
    return next;
  }

  private record Viewed(Request request, ShownIssue shown, TextContext text, IssueView view) {}

  private IssueWrite step(OneOffWrite write) {
    return switch (write) {
      case OneOffWrite.RepeatableWrite d -> IssueWrite.oneOff(d.key(), d.write());
      case OneOffWrite.ReplyComment s -> {
        var text =
            context
                .services()
                .texts()
                .reply(s, context.services().textContexts().of(context.ref(), context.program()));
        yield IssueWrite.oneOff(s.key(), new Write.CreateComment(s.key(), text));
      }
    };
  }
}
