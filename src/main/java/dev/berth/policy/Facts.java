package dev.berth.policy;

import dev.berth.catalogue.Catalogue;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.forge.SshKey;
import dev.berth.reading.Reading;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that rules see. What comes from outside is a {@link Known}: a rule says what it does not
 * know.
 *
 * @param at when the facts were gathered
 * @param requester who opened the request
 * @param account the requester's account, read by number
 * @param sshKeys public keys on the requester's account
 * @param code repositories by the address given, in the order of the reading; one that is not at
 *     this forge is unknown
 * @param contacts accounts by the handle given
 * @param maintainer whether the project's list of maintainers names the requester
 * @param held machines that the same project has now, by plan
 * @param openRequests other requests of the same project that are not closed
 * @param stock machines of all pools together, by plan, free or not
 */
public record Facts(
    Instant at,
    Reading reading,
    Catalogue catalogue,
    Person requester,
    Known<Account> account,
    Known<List<SshKey>> sshKeys,
    Map<String, Known<Code>> code,
    Map<String, Known<Account>> contacts,
    Known<Maintainership> maintainer,
    Map<String, Integer> held,
    int openRequests,
    Map<String, Integer> stock) {
  public Facts {
    code = Collections.unmodifiableMap(new LinkedHashMap<>(code));
    contacts = Collections.unmodifiableMap(new LinkedHashMap<>(contacts));
    held = Map.copyOf(held);
    stock = Map.copyOf(stock);
  }

  /** Nothing outside asked yet. */
  public static Facts unasked(Instant at, Reading reading, Catalogue catalogue, Person requester) {
    return new Facts(
        at,
        reading,
        catalogue,
        requester,
        new Known.Unknown<>("not asked", at),
        new Known.Unknown<>("not asked", at),
        Map.of(),
        Map.of(),
        new Known.Unknown<>("not asked", at),
        Map.of(),
        0,
        Map.of());
  }

  /** The same of somebody whose account is known. */
  public Facts with(Known<Account> known) {
    return new Facts(
        at,
        reading,
        catalogue,
        requester,
        known,
        sshKeys,
        code,
        contacts,
        maintainer,
        held,
        openRequests,
        stock);
  }

  /** The same with other machines in the pools. */
  public Facts with(Map<String, Integer> otherStock) {
    return new Facts(
        at,
        reading,
        catalogue,
        requester,
        account,
        sshKeys,
        code,
        contacts,
        maintainer,
        held,
        openRequests,
        otherStock);
  }

  /** When some of what could not be found out is worth asking again; empty where nothing is. */
  public Optional<Instant> again() {
    return Stream.of(
            Stream.of(account, sshKeys, maintainer),
            code.values().stream(),
            contacts.values().stream())
        .flatMap(s -> s)
        .flatMap(k -> k instanceof Known.Unknown<?>(_, var again) ? Stream.of(again) : Stream.of())
        .filter(Instant.MAX::isAfter)
        .min(Comparator.naturalOrder());
  }

  /** The machines asked for, at list price. */
  public Cost cost() {
    return Cost.monthly(reading.lines(), catalogue);
  }

  public int heldMachines() {
    return held.values().stream().mapToInt(Integer::intValue).sum();
  }
}
