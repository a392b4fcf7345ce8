package dev.berth.facts;

import dev.berth.catalogue.Catalogue;
import dev.berth.forge.ForgeReader;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.policy.Account;
import dev.berth.policy.Facts;
import dev.berth.reading.Reading;
import dev.berth.request.Request;
import dev.berth.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds out all that rules ask about one request. Each fact is a question of its own; one that
 * cannot be answered is unknown and does not keep the others from being known. Only the keys wait
 * for the account: who hands machines over asks for keys too, and goes first.
 */
public final class FactFinder {
  private final ForgeReader forge;
  private final Store store;
  private final LookupBudget budget;

  public FactFinder(ForgeReader forge, Store store, LookupBudget budget) {
    this.forge = forge;
    this.store = store;
    this.budget = budget;
  }

  /** As {@link #facts}, with nothing asked outside: only what the store itself knows. */
  public Facts known(
      long request,
      Reading reading,
      Person requester,
      Catalogue catalogue,
      Map<String, Integer> stock,
      Instant now) {
    var project = new ProjectFact(store.reads()).of(request, reading);
    return new Facts(
        now,
        reading,
        catalogue,
        requester,
        unasked(now),
        unasked(now),
        unasked(reading.codeUrls(), now),
        unasked(reading.handles(), now),
        unasked(now),
        project.held(),
        project.open(),
        stock);
  }

  private static <T> Map<String, Known<T>> unasked(List<String> keys, Instant now) {
    return keys.stream()
        .distinct()
        .collect(Collectors.toMap(Function.identity(), _ -> FactFinder.<T>unasked(now)));
  }

  private static <T> Known<T> unasked(Instant now) {
    return new Known.Unknown<>("not asked", now);
  }

  /**
   * Asks for everything, once; it is the requester who named it all.
   *
   * @param stock machines of all pools together, by plan
   */
  public Facts facts(
      Request request, Catalogue catalogue, Map<String, Integer> stock, Instant now) {
    var reading = request.reading();
    var requester = request.requester();
    var lookups = new Lookups(forge, budget, requester, now);
    var project = new ProjectFact(store.reads()).of(request.number(), reading);
    var account = new AccountFact(lookups).of(requester);
    return new Facts(
        now,
        reading,
        catalogue,
        requester,
        account,
        account instanceof Known.Unknown<Account>(var why, var again)
            ? new Known.Unknown<>(why, again)
            : forge.sshKeys(requester),
        new CodeFact(lookups).of(reading.codeUrls()),
        new ContactFact(lookups).of(request),
        new MaintainerFact(lookups).of(reading.codeUrls(), requester),
        project.held(),
        project.open(),
        stock);
  }
}
