package dev.berth.reconcile.sim.forge;

import dev.berth.forge.CheckRun;
import dev.berth.forge.ClosingEvent;
import dev.berth.forge.CodeRepository;
import dev.berth.forge.Comment;
import dev.berth.forge.ForgeReader;
import dev.berth.forge.ForgeWriter;
import dev.berth.forge.Issue;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Known;
import dev.berth.forge.LabelEvent;
import dev.berth.forge.Person;
import dev.berth.forge.Profile;
import dev.berth.forge.PullRequest;
import dev.berth.forge.Repository;
import dev.berth.forge.Role;
import dev.berth.forge.SshKey;
import dev.berth.forge.Write;
import dev.berth.forge.Wrote;
import dev.berth.reconcile.sim.SimClock;
import dev.berth.reconcile.sim.Worker;
import dev.berth.reconcile.sim.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The simulated forge as one worker reaches it. */
public final class SimulatedForge implements ForgeReader, ForgeWriter {
  /** A request is given up after this; what it started may still come to pass. */
  private static final Duration CALL = Duration.ofSeconds(15);

  /** The forge acts, and shows it in its lists, so long after that at the latest. */
  private static final Duration SETTLE = Duration.ofSeconds(29);

  private final World world;
  private final Worker worker;
  private final SimulatedGitHub hub;
  private final SimulatedLists lists;
  private boolean knowsSelf;

  public SimulatedForge(World world, Worker worker) {
    this.world = world;
    this.worker = worker;
    this.hub = world.hub();
    this.lists = new SimulatedLists(world);
  }

  private <T> Known<T> asked(String what, Supplier<Known<T>> answer) {
    worker.point("before asking " + what);
    if (world.isBlind()) {
      worker.takes(world.dice().millis(0, 5000));
      var again = world.clock().instant().plus(world.dice().seconds(1, 120));
      return new Known.Unknown<>("503 " + what, again);
    }
    if (world.isSlow()) worker.takes(world.dice().millis(100, 12_000));
    var known = answer.get();
    worker.point("after asking " + what);
    return known;
  }

  @Override
  public Known<Person> self() {
    if (knowsSelf) return Known.is(hub.self);
    var known = asked("self", () -> Known.is(hub.self));
    knowsSelf = known.found().isPresent();
    return known;
  }

  @Override
  public Known<Repository> repository(String name) {
    return asked(
        "repository",
        () ->
            name.equals(SimulatedGitHub.REPOSITORY.name())
                ? Known.is(SimulatedGitHub.REPOSITORY)
                : new Known.Absent<>("404"));
  }

  @Override
  public Known<Repository> repository(long id) {
    return asked(
        "repository",
        () ->
            id == SimulatedGitHub.REPOSITORY.id()
                ? Known.is(SimulatedGitHub.REPOSITORY)
                : new Known.Absent<>("404"));
  }

  @Override
  public Known<Issue> issue(IssueRef ref) {
    return asked(
        "issue",
        () -> {
          var i = hub.find(ref);
          i.ifPresent(found -> world.watch().read(found));
          return i.<Known<Issue>>map(f -> Known.is(f.seen(f.updatedAt)))
              .orElseGet(() -> new Known.Absent<>("410"));
        });
  }

  @Override
  public Known<Role> role(Repository repository, Person person) {
    return asked("role", () -> Known.is(hub.role(person)));
  }

  @Override
  public Known<Boolean> member(String organisation, String team, Person person) {
    return asked("member", () -> Known.is(false));
  }

  @Override
  public Known<Person> person(String login) {
    return asked(
        "person",
        () ->
            hub.accounts()
                .holder(login)
                .<Known<Person>>map(Known::is)
                .orElseGet(() -> new Known.Absent<>("404")));
  }

  @Override
  public Known<Profile> profile(String login) {
    return person(login).map(p -> new Profile(p, Optional.of(Instant.EPOCH)));
  }

  @Override
  public Known<CodeRepository> code(String name) {
    return Known.is(new CodeRepository(name, Optional.of("Apache-2.0"), false, SimClock.START));
  }

  @Override
  public Known<TextFile> codeFile(String name, String path) {
    return new Known.Absent<>("404");
  }

  @Override
  public Known<List<SshKey>> sshKeys(Person person) {
    return asked(
        "keys",
        () -> {
          var of = world.planted().keysOf(hub.accounts(), person);
          return Known.is(List.of(new SshKey(of.id(), SimulatedAccounts.key(of))));
        });
  }

  @Override
  public Known<List<LabelEvent>> labelings(IssueRef ref) {
    return asked(
        "labelings",
        () ->
            hub.find(ref)
                .<Known<List<LabelEvent>>>map(i -> Known.is(List.copyOf(i.labelings)))
                .orElseGet(() -> new Known.Absent<>("410")));
  }

  @Override
  public Known<List<ClosingEvent>> closings(IssueRef ref) {
    return asked(
        "closings",
        () ->
            hub.find(ref)
                .<Known<List<ClosingEvent>>>map(i -> Known.is(List.copyOf(i.closings)))
                .orElseGet(() -> new Known.Absent<>("410")));
  }

  @Override
  public Known<List<Instant>> merges(IssueRef ref) {
    return asked("merges", () -> Known.is(List.of()));
  }

  @Override
  public Known<List<Comment>> comments(IssueRef ref, Instant since) {
    return asked(
        "comments",
        () ->
            hub.find(ref)
                .<Known<List<Comment>>>map(
                    i ->
                        Known.is(
                            i.comments.values().stream()
                                .filter(c -> !c.updatedAt().isBefore(since))
                                .filter(c -> !c.createdAt().isAfter(lists.upTo()))
                                .map(c -> world.planted().heard(world, i.ref, c))
                                .toList()))
                .orElseGet(() -> new Known.Absent<>("410")));
  }

  @Override
  public Known<TextFile> file(Repository repository, String path) {
    return asked("file", () -> new Known.Absent<>("404"));
  }

  @Override
  public Known<Page<Issue>> changedIssues(Repository repository, Changes which) {
    return asked("changed issues", () -> Known.is(lists.issues(which)));
  }

  @Override
  public Known<Page<CommentOnIssue>> changedComments(Repository repository, Changes which) {
    return asked("changed comments", () -> Known.is(lists.comments(which)));
  }

  @Override
  public Known<List<NewLabel>> labels(Repository repository) {
    return asked(
        "labels",
        () -> Known.is(hub.labels.stream().map(n -> new NewLabel(n, "0E8A16", "")).toList()));
  }

  @Override
  public Wrote updateLabel(Repository repository, NewLabel label) {
    return createLabel(repository, label);
  }

  @Override
  public Wrote createLabel(Repository repository, NewLabel label) {
    worker.point("before making a label");
    if (world.isBlind()) return new Wrote.Unclear("502");
    hub.labels.add(label.name());
    return new Wrote.Done(0);
  }

  @Override
  public Known<PullRequest> pullRequest(Repository repository, int number) {
    return asked("pull request", () -> new Known.Absent<>("404"));
  }

  @Override
  public Known<List<PullRequest>> openPulls(Repository repository) {
    return Known.is(List.of());
  }

  @Override
  public Known<Page<ChangedFile>> changedFiles(Repository repository, int number, int page) {
    return asked("changed files", () -> new Known.Absent<>("404"));
  }

  @Override
  public Known<Content> fileAt(Repository repository, String path, String commit) {
    return asked("file at", () -> new Known.Absent<>("404"));
  }

  @Override
  public Known<Boolean> hasCheck(Repository repository, String commit, String name, String key) {
    return asked("check", () -> Known.is(false));
  }

  @Override
  public Wrote createCheck(Repository repository, CheckRun check, Duration within) {
    return new Wrote.Refused("You must authenticate via a GitHub App.");
  }

  @Override
  public Wrote write(IssueRef ref, Write write, Duration within) {
    long sendBy = world.clock().nanos() + within.toNanos();
    worker.point("before " + write.getClass().getSimpleName());
    if (world.clock().nanos() > sendBy)
      return new Wrote.Later(world.clock().instant(), "too late to send");
    world.watch().writes(worker, ref, write);
    var dice = world.dice();
    var weather = world.weather();
    if (!world.stormy() && !world.isDown()) return scripted(ref, write);
    if (world.isDown() || dice.chance(weather.cutBefore())) {
      worker.takes(dice.millis(0, CALL.toMillis()));
      return new Wrote.Unclear("cut on the way there");
    }
    if (dice.chance(weather.limited()))
      return new Wrote.Later(world.clock().instant().plus(dice.seconds(1, 300)), "429", true);
    if (dice.chance(weather.cutLate())) {
      var at =
          world
              .clock()
              .instant()
              .plus(dice.millis(100, CALL.plus(SETTLE).minus(weather.listLag()).toMillis()));
      var sent = world.clock().instant();
      world.agenda().at(at, () -> overtaken(ref, write, sent));
      worker.takes(dice.millis(0, CALL.toMillis()));
      return new Wrote.Unclear("no answer in time");
    }
    if (world.isSlow()) worker.takes(dice.millis(100, 14_000));
    var wrote = made(ref, write);
    if (dice.chance(weather.cutAfter())) wrote = new Wrote.Unclear("cut on the way back");
    if (world.isSlow()) worker.takes(dice.millis(50, 900));
    worker.point("after " + write.getClass().getSimpleName());
    return wrote;
  }

  /**
   * Lands late. Where a newer edit was there first, nobody of ours can know what people see until
   * the comment is written once more: what counts as shown is the newer one.
   */
  private void overtaken(IssueRef ref, Write write, Instant sent) {
    var issue = hub.find(ref);
    var before = issue.map(i -> List.copyOf(i.shown)).orElse(List.of());
    made(ref, write);
    if (issue.isEmpty() || !(write instanceof Write.EditComment)) return;
    if (before.isEmpty() || !before.getLast().from().isAfter(sent)) return;
    issue.get().shown.clear();
    issue.get().shown.addAll(before);
  }

  private Wrote scripted(IssueRef ref, Write write) {
    var turn = world.script().of(write);
    if (turn.isEmpty()) {
      var wrote = made(ref, write);
      worker.point("after " + write.getClass().getSimpleName());
      return wrote;
    }
    switch (turn.get().fate()) {
      case LOST -> {}
      case UNANSWERED -> made(ref, write);
      case LATE ->
          world
              .agenda()
              .at(world.clock().instant().plus(turn.get().after()), () -> made(ref, write));
    }
    return new Wrote.Unclear("as the script has it");
  }

  private Wrote made(IssueRef ref, Write write) {
    var found = hub.find(ref);
    if (found.isEmpty()) return new Wrote.Missing("410");
    var i = found.get();
    world.watch().lands(i, write);
    var us = hub.self;
    return switch (write) {
      case Write.CreateComment c -> {
        if (i.locked) yield new Wrote.Refused("locked");
        var text = c.text();
        world.watch().comments(i, text);
        yield new Wrote.Done(hub.comment(us, i, text), Optional.of(world.clock().second()));
      }
      case Write.EditComment c -> {
        world.watch().comments(i, c.text());
        yield hub.editComment(us, i, c.id(), c.text())
            ? new Wrote.Done(c.id(), Optional.of(world.clock().second()))
            : new Wrote.Missing("404");
      }
      case Write.DeleteComment c ->
          hub.deleteComment(us, i, c.id()) ? new Wrote.Done(0) : new Wrote.Missing("404");
      case Write.AddLabel l -> done(() -> hub.label(us, i, l.name()));
      case Write.RemoveLabel l -> done(() -> hub.unlabel(us, i, l.name()));
      case Write.Edit e -> {
        e.title().ifPresent(t -> i.title = t);
        if (e.open().isPresent() && e.open().get()) hub.reopen(us, i);
        if (e.open().isPresent() && !e.open().get())
          hub.close(us, i, e.reason().orElse("completed"));
        yield new Wrote.Done(0);
      }
      case Write.Lock _ -> done(() -> hub.lock(us, i, true));
      case Write.Unlock _ -> done(() -> hub.lock(us, i, false));
      case Write.React r ->
          i.comments.containsKey(r.commentId()) ? new Wrote.Done(0) : new Wrote.Missing("404");
      case Write.Assign _, Write.Unassign _, Write.Milestone _ -> new Wrote.Done(0);
    };
  }

  private static Wrote done(Runnable what) {
    what.run();
    return new Wrote.Done(0);
  }
}
