package dev.berth.reconcile.sim;

import dev.berth.forge.Comment;
import dev.berth.forge.Person;
import dev.berth.forge.Role;
import dev.berth.reconcile.sim.forge.SimulatedGitHub;
import dev.berth.reconcile.sim.forge.SimulatedIssue;
import dev.berth.view.CommentMarker;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The people of a world. They look at labels and the status comment as people do, and act. */
public final class SimulatedPeople {
  static final Person ANN = Person.human(101, "ann");
  static final Person BOB = Person.human(102, "bob");
  static final Person CAROL = Person.human(103, "carol");
  public static final Person DAVE = Person.human(104, "dave");
  static final Person ERIN = Person.human(105, "erin");
  static final Person TOM = Person.human(106, "tom");
  static final Person MAL = Person.human(107, "mal");
  static final Person STALE = new Person(108, "stale[bot]", true);
  public static final List<Person> ALL = List.of(ANN, BOB, CAROL, DAVE, ERIN, TOM, MAL, STALE);
  static final List<Person> APPROVERS = List.of(DAVE, ERIN);
  private static final int ISSUES_MAX = 4;

  private final World world;
  private final SeededChance dice;
  private final SimulatedGitHub hub;
  private final Map<Integer, RequestText> letters = new HashMap<>();
  private final SimulatedStrangers strangers;

  SimulatedPeople(World world) {
    this.world = world;
    this.strangers = new SimulatedStrangers(world, this);
    this.dice = world.dice();
    this.hub = world.hub();
    hub.role(DAVE, Role.MAINTAIN);
    hub.role(ERIN, Role.ADMIN);
    hub.role(TOM, Role.TRIAGE);
    if (dice.chance(0.2)) hub.role(ANN, Role.MAINTAIN);
  }

  SimulatedStrangers strangers() {
    return strangers;
  }

  /** One deed of somebody. */
  void act() {
    var issues = hub.issues.values().stream().filter(i -> !i.deleted).toList();
    if (issues.isEmpty() || hub.issues.size() < ISSUES_MAX && dice.chance(0.12)) {
      open();
      return;
    }
    var i = dice.pick(issues);
    switch (dice.below(100)) {
      case 0, 1, 2, 3, 4 -> spoof(i);
      case 5, 6, 7 -> tidy(i);
      case 8 -> staff();
      case 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22 -> strangers.act(i);
      default -> sensible(i);
    }
  }

  private void open() {
    open(dice.of(ANN, BOB));
  }

  void open(Person by) {
    var letter = RequestText.of(dice);
    var labels = dice.chance(0.9) ? List.of("cluster request") : List.of("approved");
    var i = hub.open(by, "Machines for " + letter.project(), letter.text(), labels);
    letters.put(i.number(), letter);
  }

  static boolean has(SimulatedIssue i, String label) {
    return i.labels.contains(label);
  }

  /** What somebody who reads the page would do. */
  private void sensible(SimulatedIssue i) {
    if (has(i, "needs information")) inform(i);
    else if (has(i, "needs approval")) decide(i);
    else if (has(i, "queued") || has(i, "provisioning")) await(i);
    else if (has(i, "active") || has(i, "ending")) use(i);
    else if (has(i, "failed")) say(dice.pick(APPROVERS), i, dice.of("/retry", "/deny broken"));
    else if (!i.open) after(i);
    else chat(i);
  }

  private void inform(SimulatedIssue i) {
    switch (dice.below(8)) {
      case 0 -> say(i.author, i, "/machines " + dice.between(1, 3) + "x c3.medium.x86");
      case 1 -> say(i.author, i, "/term 1d\n\n/workload testing");
      case 2 -> say(i.author, i, "We thought about it.");
      case 3 -> say(CAROL, i, "/confirm");
      case 4 -> say(dice.pick(APPROVERS), i, "/machines 1x c3.medium.x86");
      default -> edit(i);
    }
  }

  private void decide(SimulatedIssue i) {
    var by = dice.chance(0.85) ? dice.pick(APPROVERS) : i.author;
    switch (dice.below(14)) {
      case 0, 1, 2, 3 -> hub.label(by, i, "approved");
      case 4, 5, 6 -> approve(by, i, "/approve");
      case 7, 8 -> approve(by, i, "/approve " + version(i));
      case 9 -> {
        edit(i);
        // Whoever is about to say yes sees the older text or the newer.
        var soon = world.clock().instant().plus(dice.millis(100, 40_000));
        world.agenda().at(soon, () -> say(by, i, "/approve"));
      }
      case 10 -> say(by, i, dice.of("/deny no", "/ask why?", "/hold", "/unhold"));
      case 11 -> say(by, i, dice.of("/machines 1x c3.medium.x86", "/term 1d", "/pool west"));
      case 12 -> hub.unlabel(by, i, "approved");
      default -> chat(i);
    }
  }

  private void approve(Person by, SimulatedIssue i, String words) {
    say(by, i, words);
    // Somebody may change their mind in that very moment.
    if (dice.chance(0.15)) edit(i);
    if (dice.chance(0.1)) say(dice.pick(APPROVERS), i, dice.of("/deny no", "/hold", "/ask why?"));
  }

  private void await(SimulatedIssue i) {
    switch (dice.below(9)) {
      case 0 -> edit(i);
      case 1 -> say(dice.pick(APPROVERS), i, dice.of("/hold", "/unhold", "/deny no", "/unhold"));
      case 2 -> hub.unlabel(dice.pick(APPROVERS), i, "approved");
      case 3 -> say(i.author, i, dice.of("/withdraw", "/release", "/release kelp-1"));
      case 4 -> say(dice.pick(APPROVERS), i, dice.of("/pool west", "/pool east", "/ask why?"));
      case 5 -> close(i);
      default -> chat(i);
    }
  }

  private void use(SimulatedIssue i) {
    switch (dice.below(14)) {
      case 0, 1, 2 -> say(i.author, i, dice.of("/extend 1d more tests", "/keep", "/extend 2d x"));
      case 3 -> say(i.author, i, dice.of("/release", "/withdraw"));
      case 4 -> say(CAROL, i, dice.of("/release kelp-1", "/release kelp-2"));
      case 5 -> approve(dice.pick(APPROVERS), i, "/approve");
      case 6 -> say(dice.pick(APPROVERS), i, dice.of("/deny no", "/end 2026-11-22", "/hold"));
      case 7 -> say(i.author, i, dice.of("/add @bob", "/remove @bob", "/access", "/keys"));
      case 8 -> close(i);
      case 9 ->
          say(
              dice.pick(APPROVERS),
              i,
              dice.of("/retry", "/unhold", "/replace kelp-1 its disk", "/replace kelp-2 no net"));
      case 10 -> edit(i);
      default -> chat(i);
    }
  }

  private void after(SimulatedIssue i) {
    switch (dice.below(4)) {
      case 0 -> hub.reopen(dice.of(i.author, DAVE, MAL), i);
      case 1 -> say(i.author, i, "/reopen");
      case 2 -> say(DAVE, i, "/reopen");
      default -> chat(i);
    }
  }

  private void close(SimulatedIssue i) {
    if (dice.chance(0.3)) hub.reopen(i.author, i);
    else hub.close(dice.of(i.author, DAVE, MAL, STALE), i, "not_planned");
  }

  private void chat(SimulatedIssue i) {
    say(
        dice.pick(ALL),
        i,
        dice.of("+1", "LGTM", "/status", "/help", "/why", "Thanks @victim", "/aprove", "Soon?"));
  }

  /** Whether nobody waits for an answer to it. */
  public static boolean isChat(Comment c) {
    return ALL.contains(c.author()) && !c.body().startsWith("/");
  }

  void edit(SimulatedIssue i) {
    var letter = letters.get(i.number()).changed(dice);
    letters.put(i.number(), letter);
    hub.editBody(i.author, i, letter.text());
  }

  void say(Person by, SimulatedIssue i, String text) {
    hub.comment(by, i, text);
  }

  static String version(SimulatedIssue i) {
    return i.shown.isEmpty() ? "0000000" : i.shown.getLast().version();
  }

  /** What must have no effect. */
  private void spoof(SimulatedIssue i) {
    switch (dice.below(7)) {
      case 0 -> say(MAL, i, "/approve");
      case 1 -> hub.label(TOM, i, "approved");
      case 2 -> say(i.author, i, "/approve " + version(i));
      case 3 -> say(MAL, i, "> /approve\n\n```\n/deny x\n```\n\n" + CommentMarker.of("status"));
      case 4 ->
          i.comments.values().stream()
              .filter(c -> APPROVERS.contains(c.author()))
              .findFirst()
              .ifPresent(c -> hub.editComment(TOM, i, c.id(), "/approve"));
      case 5 -> hub.label(STALE, i, "approved");
      default -> say(STALE, i, "/withdraw");
    }
  }

  /** Hands that touch what is ours. */
  private void tidy(SimulatedIssue i) {
    switch (dice.below(7)) {
      case 0 -> status(i).ifPresent(id -> hub.editComment(DAVE, i, id, "Nothing to see."));
      case 1 -> status(i).ifPresent(id -> hub.deleteComment(DAVE, i, id));
      case 2 -> hub.label(TOM, i, dice.of("active", "queued", "needs approval", "stale"));
      case 3 -> List.copyOf(i.labels).stream().findFirst().ifPresent(l -> hub.unlabel(TOM, i, l));
      case 4 -> hub.lock(DAVE, i, !i.locked);
      case 5 -> hub.close(STALE, i, "not_planned");
      default ->
          i.comments.values().stream()
              .filter(c -> !c.author().equals(hub.self))
              .findFirst()
              .ifPresent(c -> hub.deleteComment(DAVE, i, c.id()));
    }
  }

  Optional<Long> status(SimulatedIssue i) {
    return i.comments.values().stream()
        .filter(c -> c.author().equals(hub.self))
        .filter(c -> CommentMarker.find(c.body()).filter(CommentMarker.STATUS::equals).isPresent())
        .map(c -> c.id())
        .findFirst();
  }

  private void staff() {
    var now = hub.role(DAVE);
    hub.role(DAVE, now == Role.MAINTAIN ? Role.WRITE : Role.MAINTAIN);
    world.trace().add("dave is %s now", hub.role(DAVE));
  }

  /** Bursts, and long silence between them. */
  Duration pause() {
    return switch (dice.below(10)) {
      case 0, 1, 2, 3, 4 -> dice.millis(100, 90_000);
      case 5, 6, 7 -> dice.seconds(60, 1200);
      case 8 -> dice.seconds(1200, 10_000);
      default -> dice.seconds(7200, 50_000);
    };
  }
}
