package dev.berth.commands.model;

import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.policy.Account;
import dev.berth.program.Program;
import dev.berth.reading.Digest;
import dev.berth.request.Request;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that decides what a command means.
 *
 * @param request as it is now; empty on an issue that is none
 * @param opener the author of the issue, who stays its opener when the request is handed over
 * @param actor who wrote it
 * @param ourselves whether that is the account that Berth acts as
 * @param rights what the actor may do
 * @param shown the version last shown when the comment was written
 * @param keysShown whether the SSH keys that wait were shown when the comment was written
 * @param people accounts by the handles of {@link CommandRegistry#handles}, in lower case
 * @param labels names of all labels of the repository; empty where they are not known
 * @param milestones numbers by title, as far as known
 * @param now when it is taken in
 */
public record CommandContext(
    Optional<Request> request,
    Program program,
    Person opener,
    Person actor,
    boolean ourselves,
    CommandOrigin origin,
    ActorRights rights,
    Optional<Digest> shown,
    boolean keysShown,
    Map<String, Known<Account>> people,
    Optional<Set<String>> labels,
    Map<String, Integer> milestones,
    Instant now) {
  public CommandContext {
    people = Map.copyOf(people);
    labels = labels.map(Set::copyOf);
    milestones = Map.copyOf(milestones);
  }

  /** The request, where the command was offered one. */
  public Request requireRequest() {
    return request.orElseThrow();
  }

  /** Whether the actor would decide on something of their own. */
  public boolean isOwn() {
    return (requireRequest().who().isInterested(actor) || actor.equals(opener))
        && !requireRequest().policy().selfApproval();
  }

  /** Of requests only: the actor is one of its people. */
  boolean isRequester() {
    return request.filter(r -> r.who().isOf(actor)).isPresent();
  }

  /** The forge compares names of labels without regard to case. */
  public boolean hasLabel(String label) {
    var name = label.toLowerCase(Locale.ROOT);
    return labels.isEmpty()
        || labels.get().stream().anyMatch(l -> l.toLowerCase(Locale.ROOT).equals(name));
  }
}
