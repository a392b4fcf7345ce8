package dev.berth.reconcile.issue;

import dev.berth.commands.CommandRegistry;
import dev.berth.forge.Incoming;
import dev.berth.forge.Issue;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.reading.Answers;
import dev.berth.reconcile.turn.ClosingDeed;
import dev.berth.request.Event;
import dev.berth.request.Notice;
import dev.berth.request.Question;
import dev.berth.request.Request;
import dev.berth.store.InboxEntry;
import dev.berth.store.Message;
import dev.berth.store.RowChange;
import dev.berth.view.RepairCause;
import dev.berth.view.ShownIssue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One look at the issue a turn, and what follows from it: the request is opened or read again,
 * closing and reopening by hand are events, the input label is an approval or not.
 */
final class IssueSync {
  private final IssueContext context;
  private boolean justOpened;
  private boolean adopted;
  private Optional<Known<Issue>> seen = Optional.empty();

  IssueSync(IssueContext context) {
    this.context = context;
  }

  /** That it was just opened, or adopted, shows in no look at it. */
  void hints(List<InboxEntry> inbox) {
    for (var e : inbox) {
      if (e.message() instanceof Message.ForgeEvent(Incoming.IssueTouched t))
        justOpened |= t.action().equals("opened");
      adopted |=
          e.message() instanceof Message.SyncAgain(var why)
              && why.equals(Message.SyncAgain.ADOPTED);
    }
  }

  /** Whether the forge said how the issue is; what follows from it may wait all the same. */
  boolean isKnown() {
    return seen.isPresent();
  }

  /** Empty when all was taken in; else when to try again. */
  Optional<Instant> once() {
    if (seen.filter(k -> !(k instanceof Known.Unknown)).isPresent()) return Optional.empty();
    var known = context.services().forge().issue(context.ref());
    seen = Optional.of(known);
    return switch (known) {
      case Known.Is(var issue) -> sync(issue);
      case Known.Absent(var why) -> {
        new IssueReachability(context).lost(why);
        yield Optional.empty();
      }
      case Known.Unknown(_, var again) -> {
        seen = Optional.empty();
        yield Optional.of(again);
      }
    };
  }

  /**
   * What is seen and what follows from it are one commit: a worker that died between the two would
   * leave what somebody did known, and nothing done about it.
   */
  private Optional<Instant> sync(Issue issue) {
    context.found(issue);
    return context.atomically(RowChange.NOTHING, () -> follow(issue));
  }

  private Optional<Instant> follow(Issue issue) {
    if (adopted && context.shown().isAside()) context.saveShown(context.shown().backFromAside());
    if (context.shown().isAside()) return Optional.empty();
    var before = context.shown();
    var said = CommandRegistry.said(issue.body(), context.program().prefix());
    var watch = before.watch().hearing(issue.author(), said);
    context.saveShown(before.with(watch).seeing(issue.labels(), issue.open(), issue.locked()));
    if (context.activeRequest().isEmpty()) {
      if (!new RequestRecognition(context).isRequest(issue, justOpened || adopted))
        return Optional.empty();
      var turn = turn(issue);
      if (turn.isPresent()) return turn;
      open(issue);
      return new LabelApproval(context).check(issue, before.labels());
    }
    new IssueReachability(context).found();
    if (context.request().versionKey().isEmpty()) nameVersions();
    new AnsweredText(context).reread();
    new RequesterAccount(context).check(issue);
    var again = closedOrReopened(issue, before);
    return again.isPresent() ? again : new LabelApproval(context).check(issue, before.labels());
  }

  /** Whoever opens many at once waits behind those who open one. */
  private Optional<Instant> turn(Issue issue) {
    if (adopted) return Optional.empty();
    var store = context.services().store();
    var turn = store.turnOf(issue.author(), "request:" + issue.id());
    return turn.isAfter(context.now()) ? Optional.of(turn) : Optional.empty();
  }

  private void open(Issue issue) {
    var program = context.program();
    var reading = context.interpret(issue, Answers.NONE);
    var now = context.now();
    var request =
        Request.opened(
            context.claim().id(),
            issue.ref(),
            issue.id(),
            issue.author(),
            reading,
            Answers.NONE,
            program.promises(),
            now,
            context.services().versionKeys().get());
    if (request.state() instanceof Question)
      request = request.noting(new Notice(Notice.Kind.QUESTION_FOR_PEOPLE, "", now));
    context.open(request, RowChange.NOTHING);
    CommentHandler.atOpening(context, issue);
  }

  /** Before anything is decided: versions without a secret of their own could be chosen. */
  private void nameVersions() {
    var key = context.services().versionKeys().get();
    context.saveRow(context.row().with(context.request().naming(key)));
  }

  /** Only a change since the last look is somebody's doing. */
  private Optional<Instant> closedOrReopened(Issue issue, ShownIssue before) {
    if (before.open() == issue.open()) return Optional.empty();
    var wanted = context.request().wantsOpen();
    if (issue.open() == wanted) return Optional.empty();
    var deed = new ClosingDeed(context.services().forge(), context.now()).of(issue);
    var by = deed.found().flatMap(p -> p);
    var part = deed.then(new RightsLookup(context)::part);
    if (part instanceof Known.Unknown(_, var again)) {
      // All that changed is news to the next look.
      context.saveShown(before);
      return Optional.of(again);
    }
    var what = part.found().orElse(Event.Part.NONE);
    var now = context.now();
    // Another program's closing that comes again and again is one deed, and was answered.
    if (what == Event.Part.NONE
        && context.shown().watch().quietUntil(RepairCause.REOPENED, now).isPresent())
      return Optional.empty();
    if (!issue.open()) {
      context.apply(new Event.ClosedByHand(context.now(), by.orElse(Person.GHOST), what));
    } else if (what != Event.Part.NONE) {
      context.apply(new Event.Reopened(context.now(), by.orElseThrow()));
      new AnsweredText(context).reread();
    }
    return Optional.empty();
  }
}
