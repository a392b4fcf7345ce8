package dev.berth.policy.rules;

import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.policy.Account;
import dev.berth.policy.Facts;
import dev.berth.policy.Finding;
import dev.berth.policy.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * People to whom the program lends nothing, known by number: a login can be given up and taken by
 * somebody else.
 */
public record BlockedAccounts(List<Blocked> accounts) implements Rule {
  public BlockedAccounts {
    accounts = List.copyOf(accounts);
  }

  /**
   * One of them.
   *
   * @param id the forge's own number
   * @param login as last known; a comment, never compared
   * @param why for the program's people; not shown in the issue
   */
  public record Blocked(long id, Optional<String> login, Optional<String> why) {
    public Blocked {
      if (id < 1) throw new IllegalArgumentException("id is the account's number, above 0");
    }
  }

  @Override
  public String id() {
    return "blocked-accounts";
  }

  @Override
  public boolean isAboutAccounts() {
    return true;
  }

  @Override
  public Finding judge(Facts facts) {
    var people =
        Stream.concat(
            Stream.of(facts.requester()),
            facts.contacts().values().stream()
                .map(Known::found)
                .flatMap(Optional::stream)
                .map(Account::person));
    var blocked = people.filter(this::isBlocked).map(Person::login).distinct().toList();
    if (blocked.isEmpty()) return Finding.passed(id(), "nobody", "nobody of the program's list");
    return Finding.refused(
        id(), String.join(", ", blocked), "people to whom the program lends machines");
  }

  private boolean isBlocked(Person person) {
    return accounts.stream().anyMatch(b -> b.id() == person.id());
  }
}
