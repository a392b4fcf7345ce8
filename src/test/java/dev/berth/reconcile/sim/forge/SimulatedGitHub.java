package dev.berth.reconcile.sim.forge;

import dev.berth.forge.ClosingEvent;
import dev.berth.forge.Comment;
import dev.berth.forge.Incoming;
import dev.berth.forge.IssueRef;
import dev.berth.forge.LabelEvent;
import dev.berth.forge.Person;
import dev.berth.forge.Repository;
import dev.berth.forge.Role;
import dev.berth.reconcile.sim.SimClock;
import dev.berth.reconcile.sim.check.Trace;
import dev.berth.request.Approval;
import dev.berth.store.SubjectKey;
import dev.berth.view.CommentMarker;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The simulated forge: what is really there, and every deed with the webhook it sends. */
public final class SimulatedGitHub {
  public static final Repository REPOSITORY = new Repository(7001, "kelpworks/requests");
  private static final Pattern VERSION = Pattern.compile("(?m)^Version `([0-9a-f]{12})`");

  public final Person self;
  public final TreeMap<Integer, SimulatedIssue> issues = new TreeMap<>();
  final Map<Person, Role> roles = new HashMap<>();
  final List<String> labels = new java.util.ArrayList<>();
  public final Map<Integer, List<Yes>> approvals = new HashMap<>();
  private final SimulatedAccounts accounts = new SimulatedAccounts();
  private final List<Post> roleLog = new java.util.ArrayList<>();
  private final SimClock clock;
  private final WebhookPipe pipe;
  private final Trace trace;
  private long ids = 1000;

  public SimulatedGitHub(SimClock clock, WebhookPipe pipe, Trace trace, boolean isApp) {
    this.clock = clock;
    this.pipe = pipe;
    this.trace = trace;
    this.self = new Person(9000, isApp ? "berth[bot]" : "berth-lab", isApp);
  }

  public SimulatedAccounts accounts() {
    return accounts;
  }

  private long id() {
    return ++ids;
  }

  Optional<SimulatedIssue> find(IssueRef ref) {
    return Optional.ofNullable(issues.get(ref.number())).filter(i -> !i.deleted);
  }

  public SimulatedIssue open(Person by, String title, String body, List<String> labelled) {
    var ref = new IssueRef(REPOSITORY, issues.size() + 1);
    var i = new SimulatedIssue(ref, id(), by, title, body, clock.second());
    issues.put(ref.number(), i);
    trace.add("%s opens %s: %s", by, ref, title);
    touched(by, i, "opened", Optional.empty());
    for (var l : labelled) label(by, i, l);
    return i;
  }

  public long comment(Person by, SimulatedIssue i, String text) {
    var c = new Comment(id(), accounts.now(by), text, clock.second(), clock.second());
    i.comments.put(c.id(), c);
    i.touched(clock.second());
    if (by.equals(self)) ours(i, c);
    else if (text.startsWith("/approve")) yes(by, i, typed(text));
    i.said.add(c);
    if (!by.equals(self)) trace.add("%s comments %d on %s: %s", by, c.id(), i.ref, text);
    pipe.send(SubjectKey.of(i.ref), new Incoming.CommentCreated(by, i.ref, c, false));
    return c.id();
  }

  private void ours(SimulatedIssue i, Comment c) {
    var key = CommentMarker.find(c.body()).orElse("");
    i.made.add(key);
    trace.add("WE comment %d on %s: %s", c.id(), i.ref, key);
    shown(i, c);
  }

  private void shown(SimulatedIssue i, Comment c) {
    if (!CommentMarker.find(c.body()).orElse("").equals(CommentMarker.STATUS)) return;
    var m = VERSION.matcher(c.body());
    i.shown.add(new SimulatedIssue.Shown(m.find() ? m.group(1) : "", clock.instant()));
  }

  public boolean editComment(Person by, SimulatedIssue i, long id, String text) {
    var old = i.comments.get(id);
    if (old == null) return false;
    var c = new Comment(id, old.author(), text, old.createdAt(), clock.second());
    i.comments.put(id, c);
    i.touched(clock.second());
    if (by.equals(self)) shown(i, c);
    trace.add("%s edits comment %d on %s", by, id, i.ref);
    var ours = by.equals(self);
    pipe.send(
        SubjectKey.of(i.ref),
        new Incoming.CommentTouched(by, i.ref, id, false, ours, clock.second()));
    return true;
  }

  public boolean deleteComment(Person by, SimulatedIssue i, long id) {
    if (i.comments.remove(id) == null) return false;
    i.touched(clock.second());
    trace.add("%s deletes comment %d on %s", by, id, i.ref);
    pipe.send(
        SubjectKey.of(i.ref),
        new Incoming.CommentTouched(by, i.ref, id, true, by.equals(self), clock.second()));
    return true;
  }

  public void editBody(Person by, SimulatedIssue i, String body) {
    i.body = body;
    i.touched(clock.second());
    trace.add("%s edits the text of %s", by, i.ref);
    touched(by, i, "edited", Optional.empty());
  }

  public void label(Person by, SimulatedIssue i, String name) {
    if (!i.labels.add(name)) return;
    i.touched(clock.second());
    i.labelings.add(new LabelEvent(id(), name, true, by, clock.second()));
    if (name.equals("approved")) yes(by, i, Optional.empty());
    trace.add("%s labels %s: %s", by, i.ref, name);
    touched(by, i, "labeled", Optional.of(name));
  }

  public void unlabel(Person by, SimulatedIssue i, String name) {
    if (!i.labels.remove(name)) return;
    i.touched(clock.second());
    i.labelings.add(new LabelEvent(id(), name, false, by, clock.second()));
    trace.add("%s takes off %s: %s", by, i.ref, name);
    touched(by, i, "unlabeled", Optional.of(name));
  }

  public void close(Person by, SimulatedIssue i, String reason) {
    if (!i.open) return;
    i.open = false;
    i.stateReason = Optional.of(reason);
    i.closedBy = Optional.of(by);
    i.touched(clock.second());
    i.closings.add(new ClosingEvent(id(), true, by, false, clock.second()));
    trace.add("%s closes %s", by, i.ref);
    touched(by, i, "closed", Optional.empty());
  }

  public void reopen(Person by, SimulatedIssue i) {
    if (i.open) return;
    i.open = true;
    i.stateReason = Optional.of("reopened");
    i.closedBy = Optional.empty();
    i.touched(clock.second());
    i.closings.add(new ClosingEvent(id(), false, by, false, clock.second()));
    trace.add("%s reopens %s", by, i.ref);
    touched(by, i, "reopened", Optional.empty());
  }

  public void lock(Person by, SimulatedIssue i, boolean locked) {
    if (i.locked == locked) return;
    i.locked = locked;
    i.touched(clock.second());
    trace.add("%s %s %s", by, locked ? "locks" : "unlocks", i.ref);
    touched(by, i, locked ? "locked" : "unlocked", Optional.empty());
  }

  private void touched(Person by, SimulatedIssue i, String action, Optional<String> label) {
    pipe.send(
        SubjectKey.of(i.ref), new Incoming.IssueTouched(by, i.ref, action, label, clock.second()));
  }

  public Role role(Person p) {
    return roles.getOrDefault(p, Role.READ);
  }

  public void role(Person p, Role role) {
    roles.put(p, role);
    roleLog.add(new Post(p, role, clock.instant()));
  }

  /** Every role that somebody had at any time since then. */
  public List<Role> rolesSince(Person p, Instant since) {
    var all = new java.util.ArrayList<>(List.of(role(p)));
    var last = Role.READ;
    for (var post : roleLog) {
      if (!post.who.equals(p)) continue;
      if (post.from.isAfter(since)) all.add(last);
      last = post.role;
    }
    return all;
  }

  private record Post(Person who, Role role, Instant from) {}

  /**
   * Somebody typed or labelled a yes.
   *
   * @param typed the version, empty for none; no string at all for the label
   */
  public record Yes(Person by, Instant at, Optional<String> typed) {
    /** Whether that approval can come of it. */
    public boolean is(Approval a, String version, SimulatedIssue i) {
      return a.by().equals(by) && a.byLabel() == typed.isEmpty() && isTo(version, i);
    }

    /** Whether it is to that version: the one that was typed, or shown around that time. */
    public boolean isTo(String version, SimulatedIssue i) {
      var name = typed.orElse("");
      return name.isEmpty() ? i.isShown(version, at) : name.equals(version);
    }
  }

  private static Optional<String> typed(String text) {
    return Optional.of(text.lines().findFirst().orElse("").substring("/approve".length()).strip());
  }

  private void yes(Person by, SimulatedIssue i, Optional<String> typed) {
    approvals
        .computeIfAbsent(i.number(), _ -> new java.util.ArrayList<>())
        .add(new Yes(by, clock.instant(), typed));
  }
}
