package dev.berth.provision;

import java.time.Instant;
import java.util.Optional;

/**
 * A machine in a provider's own list.
 *
 * @param key empty: it carries no record of this Berth, is not ours and is never touched
 * @param plan Berth's name of it; of a foreign machine what the provider calls its size, or empty
 * @param since when it was made
 * @param access how it is reached, where that is told by people and may be told twice
 * @param end as its record at the provider says; empty where the provider keeps none
 * @param owner which Berth made it, ours or another; empty where a provider serves only one
 * @param id what the provider calls it, so that its operators find it
 * @param trouble what the provider says is wrong with it, in words for operators
 */
public record FoundMachine(
    Optional<MachineKey> key,
    String plan,
    Instant since,
    Optional<MachineAccess> access,
    Optional<Instant> end,
    Optional<String> owner,
    Optional<String> id,
    Optional<String> trouble) {
  public FoundMachine(MachineKey key, String plan, Instant since) {
    this(
        Optional.of(key),
        plan,
        since,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same as a Berth of that name sees it: what another one made has no key for it. */
  public FoundMachine seenBy(String us) {
    return owner.filter(o -> !o.equals(us)).isEmpty()
        ? this
        : new FoundMachine(Optional.empty(), plan, since, access, end, owner, id, trouble);
  }

  public FoundMachine reachedBy(Optional<MachineAccess> told) {
    return new FoundMachine(key, plan, since, told, end, owner, id, trouble);
  }

  public FoundMachine endingAt(Optional<Instant> told) {
    return new FoundMachine(key, plan, since, access, told, owner, id, trouble);
  }

  public FoundMachine in(Optional<String> found) {
    return new FoundMachine(key, plan, since, access, end, owner, id, found);
  }
}
