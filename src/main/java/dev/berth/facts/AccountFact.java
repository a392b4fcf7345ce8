package dev.berth.facts;

import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.policy.Account;

/** Whose account asks, and since when there is one. */
final class AccountFact {
  private final Lookups lookups;

  AccountFact(Lookups lookups) {
    this.lookups = lookups;
  }

  Known<Account> of(Person person) {
    if (person.isGhost()) return new Known.Absent<>("the account was deleted");
    return lookups.profile(person.login()).map(p -> new Account(p.person(), p.since()));
  }
}
