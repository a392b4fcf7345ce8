package dev.berth.reconcile.sim;

import dev.berth.forge.Comment;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Person;
import dev.berth.provision.MachineKey;
import dev.berth.reconcile.Glimpse;
import dev.berth.reconcile.sim.forge.SimulatedAccounts;
import dev.berth.request.Active;
import dev.berth.request.Ending;
import dev.berth.request.NeedsApproval;
import dev.berth.request.Request;
import dev.berth.store.Row;
import dev.berth.store.SubjectKey;
import dev.berth.view.CommentMarker;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mistake that Berth once made or could make, put between it and its world: there it is told what
 * it would have taken what it heard for. Each must be found by a check; none is on otherwise.
 */
public enum PlantedBug {
  NONE,
  /** Keys are those of whoever has the handle when they are looked up. */
  NAME_BOUND_LATE,
  /** Whoever chooses a text long enough gets a version that is taken for the one that was seen. */
  VERSION_SHORT,
  /** A yes to a wish is a yes to the wish that stands when it is heard. */
  WISH_SWAPPED,
  /** A no that comes when the lease is over gives everything back, as if its people did. */
  LATE_DENY,
  /** Machines are known by counted numbers alone, which a restored database counts once more. */
  KEY_REUSED,
  /** Whoever ends a comment in a marker of ours is another Berth. */
  STAND_ASIDE_BY_MARKER;

  private static final Pattern YES = Pattern.compile("/approve ([0-9a-f]{12})");

  /** Whose keys are found for somebody. */
  public Person keysOf(SimulatedAccounts accounts, Person p) {
    return this == NAME_BOUND_LATE ? accounts.holder(p.login()).orElse(p) : p;
  }

  /** Under which key a provider knows a machine. */
  MachineKey known(MachineKey k) {
    return this == KEY_REUSED
        ? new MachineKey(k.request(), k.line(), k.ordinal(), k.generation(), Optional.empty())
        : k;
  }

  /** What a comment is taken for. */
  public Comment heard(World world, IssueRef ref, Comment c) {
    if (this == NONE || c.author().equals(world.hub().self)) return c;
    var by = c.author();
    var text = c.body();
    if (this == STAND_ASIDE_BY_MARKER) text = World.MARKERS.signed(bare(text), ref, c.author());
    else if (world.door().reads().row(SubjectKey.of(ref)).orElse(null) instanceof Row.IssueRow row)
      text = row.request().map(r -> heard(world, r, c)).orElse(text);
    if (this == LATE_DENY && !text.equals(c.body()))
      by = world.hub().issues.get(ref.number()).author;
    return new Comment(c.id(), by, text, c.createdAt(), c.updatedAt());
  }

  private static String bare(String text) {
    return text.replaceAll("<!-- berth status ~.* -->\\s*\\z", CommentMarker.of("status"));
  }

  private String heard(World world, Request r, Comment c) {
    return switch (this) {
      case VERSION_SHORT -> shortened(world, r, c.body());
      case WISH_SWAPPED -> swapped(r, c.body());
      case LATE_DENY -> late(r, c);
      case NONE, NAME_BOUND_LATE, KEY_REUSED, STAND_ASIDE_BY_MARKER -> c.body();
    };
  }

  private static String shortened(World world, Request r, String text) {
    var typed = YES.matcher(text);
    if (!(r.state() instanceof NeedsApproval) || !typed.matches()) return text;
    return "/approve " + current(world, r);
  }

  private static String swapped(Request r, String text) {
    var isWish = r.state() instanceof Active a && a.pending().isPresent();
    return isWish && YES.matcher(text).matches() ? "/approve " + r.version(r.toDecide()) : text;
  }

  private static String late(Request r, Comment c) {
    if (!(r.state() instanceof Ending e) || !c.body().startsWith("/deny")) return c.body();
    var isLate = c.createdAt().isBefore(e.since().truncatedTo(ChronoUnit.SECONDS));
    return isLate ? "/release" : c.body();
  }

  /** The version of what the issue says now, which Berth reads before it obeys. */
  private static String current(World world, Request r) {
    var issue = world.hub().issues.get(r.issue().number());
    var reader = Glimpse.program(world.services(), r).reader();
    var digest = reader.read(issue.title, issue.body, issue.labels, r.answers()).digest();
    var people = r.who().canonical();
    return r.version(people.isEmpty() ? digest : digest.with(people));
  }
}
