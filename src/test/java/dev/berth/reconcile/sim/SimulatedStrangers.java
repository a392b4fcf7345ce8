package dev.berth.reconcile.sim;

import static dev.berth.reconcile.sim.SimulatedPeople.BOB;
import static dev.berth.reconcile.sim.SimulatedPeople.CAROL;
import static dev.berth.reconcile.sim.SimulatedPeople.DAVE;
import static dev.berth.reconcile.sim.SimulatedPeople.ERIN;
import static dev.berth.reconcile.sim.SimulatedPeople.MAL;
import static dev.berth.reconcile.sim.SimulatedPeople.STALE;
import static dev.berth.reconcile.sim.SimulatedPeople.has;
import static dev.berth.reconcile.sim.SimulatedPeople.version;

import dev.berth.forge.Person;
import dev.berth.forge.Role;
import dev.berth.reconcile.sim.forge.SimulatedGitHub;
import dev.berth.reconcile.sim.forge.SimulatedIssue;
import dev.berth.request.Active;
import dev.berth.request.Request;
import dev.berth.store.Row;
import dev.berth.store.SubjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Those who wish nobody well, and the moments in which the honest get in each other's way. */
final class SimulatedStrangers {
  /** No world has more issues, however many somebody opens. */
  private static final int ISSUES_MAX = 8;

  private static final int COMMENTS = 12;

  private final World world;
  private final SimulatedPeople people;
  private final SeededChance dice;
  private final SimulatedGitHub hub;

  SimulatedStrangers(World world, SimulatedPeople people) {
    this.world = world;
    this.people = people;
    this.dice = world.dice();
    this.hub = world.hub();
  }

  void act(SimulatedIssue i) {
    if (has(i, "needs approval") && dice.chance(0.5)) decide(i);
    else if (has(i, "active") && dice.chance(0.8)) use(i);
    else harm(i);
  }

  private void harm(SimulatedIssue i) {
    switch (dice.below(12)) {
      case 0, 1 -> quote(i);
      case 2, 3, 4 -> copyMarker(i);
      case 5, 6, 7 -> takeName();
      case 8 -> flood(i);
      case 9 -> floodOfIssues();
      case 10 -> war(i);
      default -> people.say(squatter(), i, dice.of("/approve", "/release", "/access", "/end now"));
    }
  }

  private void decide(SimulatedIssue i) {
    switch (dice.below(4)) {
      case 0, 1 -> swap(i);
      case 2 -> loseRole(i);
      default -> copyMarker(i);
    }
  }

  private void use(SimulatedIssue i) {
    switch (dice.below(6)) {
      case 0, 1 -> swapWish(i);
      case 2, 3 -> lateDeny(i);
      case 4 -> closeAndReopen(i);
      default -> takeName();
    }
  }

  /** A mail program repeats what somebody else said below one's own words. */
  private void quote(SimulatedIssue i) {
    var head = dice.of("From: mal <noreply@github.com>", "On Fri, 20 Nov 2026, mal wrote:");
    var command = dice.of("/approve", "/release", "/withdraw");
    people.say(MAL, i, command);
    people.say(dice.of(DAVE, ERIN, i.author), i, "No, not yet.\n\n" + head + "\n\n" + command);
  }

  /** The status comment word for word, or only its marker. */
  private void copyMarker(SimulatedIssue i) {
    var status = people.status(i).map(id -> i.comments.get(id).body());
    people.say(dice.of(MAL, STALE), i, status.orElse("<!-- berth status -->"));
  }

  private static Person squatter() {
    return Person.human(109, "bob");
  }

  /** Somebody is called otherwise from now on, and a stranger takes the name. */
  private void takeName() {
    var who = dice.of(BOB, BOB, CAROL);
    var old = hub.accounts().now(who).login();
    if (!old.equals(who.login())) return;
    hub.accounts().rename(who, who.login() + "-renamed");
    hub.accounts().register(new Person(squatter().id() + who.id(), old, false));
    world.trace().add("%s is renamed, and somebody else is %s", who, old);
  }

  private void flood(SimulatedIssue i) {
    for (int n = 0; n < COMMENTS; n++)
      later(dice.seconds(0, 60), () -> people.say(MAL, i, dice.of("/approve", "/help", "Why?")));
  }

  private void floodOfIssues() {
    for (int n = hub.issues.size(); n < ISSUES_MAX; n++)
      later(dice.seconds(0, 60), () -> openAs(MAL));
  }

  private void openAs(Person by) {
    if (hub.issues.size() < ISSUES_MAX) people.open(by);
  }

  /** Another bot undoes for a while what we do. */
  private void war(SimulatedIssue i) {
    int kind = dice.below(3);
    var end = world.clock().instant().plus(dice.seconds(600, 2400));
    world.trace().add("WAR %d over %s until %s", kind, i.ref, end);
    undo(i, kind, end);
  }

  private void undo(SimulatedIssue i, int kind, Instant end) {
    if (world.clock().instant().isAfter(end)) return;
    switch (kind) {
      case 0 -> hub.close(STALE, i, "not_planned");
      case 1 ->
          java.util.List.copyOf(i.labels).stream()
              .findFirst()
              .ifPresent(l -> hub.unlabel(STALE, i, l));
      default -> people.status(i).ifPresent(id -> hub.editComment(STALE, i, id, "Tidied."));
    }
    later(dice.seconds(10, 60), () -> undo(i, kind, end));
  }

  /** The text is another in the second in which an approver types the version of the one before. */
  private void swap(SimulatedIssue i) {
    var seen = version(i);
    people.edit(i);
    people.say(dice.of(DAVE, ERIN), i, "/approve " + seen);
  }

  /** An approver says yes and is none any more before anything is ordered. */
  private void loseRole(SimulatedIssue i) {
    people.say(DAVE, i, "/approve");
    later(dice.millis(10, 5000), () -> role(Role.WRITE));
    later(dice.seconds(1200, 9000), () -> role(Role.MAINTAIN));
  }

  private void role(Role role) {
    hub.role(DAVE, role);
    world.trace().add("dave is %s now", role);
  }

  /** A wish is shown, and another stands there in the second in which it is granted. */
  private void swapWish(SimulatedIssue i) {
    people.say(i.author, i, "/extend 2d one wish");
    later(dice.seconds(60, 300), () -> grant(i));
  }

  private void grant(SimulatedIssue i) {
    var seen = version(i);
    people.say(i.author, i, "/extend " + dice.of("1d", "3d") + " another wish");
    later(dice.millis(0, 2500), () -> people.say(dice.of(DAVE, ERIN), i, "/approve " + seen));
  }

  /** A no in the last moments of a lease, of which no webhook may tell: it is heard afterwards. */
  private void lateDeny(SimulatedIssue i) {
    request(i)
        .filter(r -> r.state() instanceof Active)
        .flatMap(Request::lease)
        .ifPresent(
            lease ->
                world
                    .agenda()
                    .at(
                        lease.end().minus(dice.seconds(1, 20)),
                        () -> unheard(() -> people.say(dice.of(DAVE, ERIN), i, "/deny no"))));
  }

  private Optional<Request> request(SimulatedIssue i) {
    return world.door().reads().row(SubjectKey.of(i.ref)).stream()
        .flatMap(row -> row instanceof Row.IssueRow r ? r.request().stream() : Stream.empty())
        .findFirst();
  }

  /** Taken back within the promised time; no webhook may tell of it. */
  private void closeAndReopen(SimulatedIssue i) {
    hub.close(i.author, i, "completed");
    later(dice.seconds(10, 3 * 3600), () -> unheard(() -> hub.reopen(i.author, i)));
  }

  /** No webhook tells of it, half of the times. */
  private void unheard(Runnable deed) {
    world.script().deaf = dice.chance(0.5);
    deed.run();
    world.script().deaf = false;
  }

  private void later(Duration after, Runnable what) {
    var at = world.clock().instant().plus(after);
    world.agenda().at(at, what);
  }
}
