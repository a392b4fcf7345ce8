package dev.berth.reconcile.sim;

import static dev.berth.reconcile.sim.SimulatedPeople.ALL;
import static dev.berth.reconcile.sim.SimulatedPeople.ANN;
import static dev.berth.reconcile.sim.SimulatedPeople.BOB;
import static dev.berth.reconcile.sim.SimulatedPeople.CAROL;
import static dev.berth.reconcile.sim.SimulatedPeople.DAVE;
import static dev.berth.reconcile.sim.SimulatedPeople.ERIN;
import static dev.berth.reconcile.sim.SimulatedPeople.MAL;
import static dev.berth.reconcile.sim.SimulatedPeople.STALE;
import static dev.berth.reconcile.sim.SimulatedPeople.TOM;

import dev.berth.forge.Person;
import dev.berth.forge.Role;
import dev.berth.reconcile.sim.forge.SimulatedGitHub;
import dev.berth.reconcile.sim.forge.SimulatedIssue;
import dev.berth.view.CommentMarker;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** People who act one at a time, each when all has settled since the one before. */
final class PatientPeople {
  private static final int ISSUES_MAX = 3;

  private final SimulatedGitHub hub;
  private final SeededChance dice;
  private final Map<Integer, RequestText> letters = new HashMap<>();

  PatientPeople(World world, SeededChance dice) {
    this.hub = world.hub();
    this.dice = dice;
  }

  /** Who may what, at the beginning. */
  static void staff(SimulatedGitHub hub) {
    hub.role(DAVE, Role.MAINTAIN);
    hub.role(ERIN, Role.ADMIN);
    hub.role(TOM, Role.TRIAGE);
  }

  /** What somebody does who looks at this world; it can be done in another one as well. */
  Consumer<SimulatedGitHub> next() {
    var all = java.util.List.copyOf(hub.issues.values());
    if (all.isEmpty() || all.size() < ISSUES_MAX && dice.chance(0.2)) return open();
    var i = dice.pick(all);
    return switch (dice.below(20)) {
      case 0, 1 -> spoof(i);
      case 2, 3 -> tidy(i);
      case 4 -> staffing();
      default -> sensible(i);
    };
  }

  private Consumer<SimulatedGitHub> open() {
    var typed = RequestText.of(dice);
    var letter =
        new RequestText(typed.project(), typed.plan(), typed.count(), term(), RequestText.PROSE);
    letters.put(hub.issues.size() + 1, letter);
    var by = dice.of(ANN, BOB);
    var labels = java.util.List.of("cluster request");
    return h -> h.open(by, "Machines for " + letter.project(), letter.text(), labels);
  }

  private String term() {
    return dice.of("60 days", "90 days");
  }

  private Consumer<SimulatedGitHub> sensible(SimulatedIssue i) {
    if (i.labels.contains("needs information")) return inform(i);
    if (i.labels.contains("needs approval")) return decide(i);
    if (i.labels.contains("queued")) return await(i);
    if (i.labels.contains("active")) return use(i);
    return i.open ? chat(i) : after(i);
  }

  private Consumer<SimulatedGitHub> inform(SimulatedIssue i) {
    return switch (dice.below(6)) {
      case 0 -> say(i.author, i, "/machines " + dice.between(1, 3) + "x c3.medium.x86");
      case 1 -> say(i.author, i, "/term 90d\n\n/workload testing");
      case 2 -> say(i.author, i, "We thought about it.");
      case 3 -> say(CAROL, i, "/confirm");
      default -> edit(i);
    };
  }

  private Consumer<SimulatedGitHub> decide(SimulatedIssue i) {
    var by = dice.chance(0.85) ? dice.of(DAVE, ERIN) : i.author;
    return switch (dice.below(12)) {
      case 0, 1, 2 -> on(i, (h, it) -> h.label(by, it, "approved"));
      case 3, 4, 5 -> say(by, i, "/approve");
      case 6 -> say(by, i, "/approve " + (i.shown.isEmpty() ? "" : i.shown.getLast().version()));
      case 7 -> edit(i);
      case 8 -> say(by, i, dice.of("/deny no", "/ask why?", "/hold", "/unhold"));
      case 9 -> say(by, i, dice.of("/machines 1x c3.medium.x86", "/term 90d", "/pool west"));
      case 10 -> on(i, (h, it) -> h.unlabel(by, it, "approved"));
      default -> chat(i);
    };
  }

  private Consumer<SimulatedGitHub> await(SimulatedIssue i) {
    return switch (dice.below(5)) {
      case 0 -> edit(i);
      case 1 -> say(DAVE, i, dice.of("/hold", "/unhold", "/deny no", "/pool west"));
      case 2 -> say(i.author, i, "/withdraw");
      case 3 -> on(i, (h, it) -> h.unlabel(DAVE, it, "approved"));
      default -> chat(i);
    };
  }

  private Consumer<SimulatedGitHub> use(SimulatedIssue i) {
    return switch (dice.below(10)) {
      case 0, 1 -> say(i.author, i, dice.of("/extend 20d more tests", "/keep", "/extend 80d x"));
      case 2 -> say(i.author, i, dice.of("/release", "/release kelp-1"));
      case 3 -> say(CAROL, i, dice.of("/release kelp-1", "/release kelp-2"));
      case 4 -> say(dice.of(DAVE, ERIN), i, dice.of("/approve", "/deny no", "/hold", "/unhold"));
      case 5 -> say(i.author, i, dice.of("/add @bob", "/remove @bob", "/access", "/keys"));
      case 6 -> on(i, (h, it) -> h.close(it.author, it, "not_planned"));
      case 7 -> on(i, (h, it) -> h.close(MAL, it, "not_planned"));
      case 8 -> edit(i);
      default -> chat(i);
    };
  }

  private Consumer<SimulatedGitHub> after(SimulatedIssue i) {
    var by = dice.of(i.author, DAVE, MAL);
    return dice.chance(0.5)
        ? on(i, (h, it) -> h.reopen(by, it))
        : say(dice.of(i.author, DAVE), i, "/reopen");
  }

  private Consumer<SimulatedGitHub> chat(SimulatedIssue i) {
    var text = dice.of("Soon?", "/status", "/help", "/why", "Thanks @victim", "/aprove");
    return say(dice.pick(ALL), i, text);
  }

  private Consumer<SimulatedGitHub> edit(SimulatedIssue i) {
    var changed = letters.get(i.number()).changed(dice);
    var letter =
        new RequestText(
            changed.project(), changed.plan(), changed.count(), term(), changed.prose());
    letters.put(i.number(), letter);
    return on(i, (h, it) -> h.editBody(it.author, it, letter.text()));
  }

  /** What must have no effect. */
  private Consumer<SimulatedGitHub> spoof(SimulatedIssue i) {
    return switch (dice.below(5)) {
      case 0 -> say(MAL, i, "/approve");
      case 1 -> on(i, (h, it) -> h.label(TOM, it, "approved"));
      case 2 -> on(i, (h, it) -> h.label(STALE, it, "approved"));
      case 3 -> on(i, (h, it) -> h.close(STALE, it, "not_planned"));
      default -> say(MAL, i, "> /approve\n\n```\n/deny x\n```\n\n" + CommentMarker.of("status"));
    };
  }

  /** Hands that touch what is ours. */
  private Consumer<SimulatedGitHub> tidy(SimulatedIssue i) {
    var label = dice.of("active", "queued", "needs approval", "stale");
    return switch (dice.below(5)) {
      case 0 -> on(i, (h, it) -> status(h, it, id -> h.editComment(DAVE, it, id, "Nothing.")));
      case 1 -> on(i, (h, it) -> status(h, it, id -> h.deleteComment(DAVE, it, id)));
      case 2 -> on(i, (h, it) -> h.label(TOM, it, label));
      case 3 -> on(i, (h, it) -> h.unlabel(TOM, it, label));
      default -> on(i, (h, it) -> h.lock(DAVE, it, !it.locked));
    };
  }

  private static void status(SimulatedGitHub h, SimulatedIssue i, Consumer<Long> then) {
    i.comments.values().stream()
        .filter(c -> c.author().equals(h.self))
        .filter(c -> CommentMarker.find(c.body()).filter(CommentMarker.STATUS::equals).isPresent())
        .map(c -> c.id())
        .findFirst()
        .ifPresent(then);
  }

  private Consumer<SimulatedGitHub> staffing() {
    var role = hub.role(DAVE) == Role.MAINTAIN ? Role.WRITE : Role.MAINTAIN;
    return h -> h.role(DAVE, role);
  }

  private static Consumer<SimulatedGitHub> say(Person by, SimulatedIssue i, String text) {
    return on(i, (h, it) -> h.comment(by, it, text));
  }

  private static Consumer<SimulatedGitHub> on(
      SimulatedIssue i, BiConsumer<SimulatedGitHub, SimulatedIssue> deed) {
    var number = i.number();
    return h -> deed.accept(h, h.issues.get(number));
  }
}
