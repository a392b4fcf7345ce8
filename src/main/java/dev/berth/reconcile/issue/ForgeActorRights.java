package dev.berth.reconcile.issue;

import dev.berth.commands.model.ActorRights;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.program.Right;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What the writer of a comment may do: asked once a comment, of the forge, now. */
final class ForgeActorRights implements ActorRights {
  private final IssueContext context;
  private final Person actor;
  private final Map<Right, Known<Optional<String>>> asked = new EnumMap<>(Right.class);

  ForgeActorRights(IssueContext context, Person actor) {
    this.context = context;
    this.actor = actor;
  }

  @Override
  public Known<Optional<String>> grantedBy(Right right) {
    return asked.computeIfAbsent(right, r -> new RightsLookup(context).may(actor, r));
  }
}
