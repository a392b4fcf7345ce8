package dev.berth.reconcile.sim.forge;

import dev.berth.forge.Person;
import dev.berth.reconcile.sim.SimulatedPeople;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Who has which handle at the simulated forge: accounts are renamed, and names taken again. */
public final class SimulatedAccounts {
  private static final String KIND = "ecdsa-sha2-nistp256 ";

  private final Map<String, Person> holders = new HashMap<>();
  private final Map<Long, Person> renamed = new HashMap<>();

  public SimulatedAccounts() {
    for (var p : SimulatedPeople.ALL) register(p);
  }

  private static String name(String login) {
    return login.toLowerCase(Locale.ROOT);
  }

  /** Somebody takes a handle that nobody has. */
  public void register(Person p) {
    holders.put(name(p.login()), p);
  }

  /** The old handle is anybody's from then on. */
  public void rename(Person p, String login) {
    holders.remove(name(now(p).login()));
    var renewed = new Person(p.id(), login, p.bot());
    renamed.put(p.id(), renewed);
    register(renewed);
  }

  public Optional<Person> holder(String login) {
    return Optional.ofNullable(holders.get(name(login)));
  }

  /** The same account as it is called now. */
  public Person now(Person p) {
    return renamed.getOrDefault(p.id(), p);
  }

  /**
   * An SSH key that says whose it is. Of a kind that access cannot be encrypted to: that would only
   * cost time here.
   */
  static String key(Person p) {
    var owner = Long.toString(p.id()).getBytes(StandardCharsets.UTF_8);
    return KIND + Base64.getEncoder().encodeToString(owner);
  }

  /** The number of the account whose key it is. */
  public static long ownerOf(String key) {
    var owner = Base64.getDecoder().decode(key.substring(KIND.length()));
    return Long.parseLong(new String(owner, StandardCharsets.UTF_8));
  }
}
