package dev.berth.reconcile;

import dev.berth.commands.Standing;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.program.Right;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What the writer of a comment may do: asked once a comment, of the forge, now. */
final class ActorStanding implements Standing {
  private final IssueAtHand hand;
  private final Person actor;
  private final Map<Right, Known<Optional<String>>> asked = new EnumMap<>(Right.class);

  ActorStanding(IssueAtHand hand, Person actor) {
    this.hand = hand;
    this.actor = actor;
  }

  @Override
  public Known<Optional<String>> ground(Right right) {
    return asked.computeIfAbsent(right, r -> new WhoIs(hand).may(actor, r));
  }
}
