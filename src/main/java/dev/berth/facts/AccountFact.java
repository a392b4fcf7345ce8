package dev.berth.facts;

import dev.berth.forge.ForgeReader;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.policy.Account;

/** Whose account asks, and since when there is one. */
final class AccountFact {
  private final ForgeReader forge;

  AccountFact(ForgeReader forge) {
    this.forge = forge;
  }

  Known<Account> of(Person person) {
    if (person.isGhost()) return new Known.Absent<>("the account was deleted");
    return forge.profile(person.login()).map(p -> new Account(p.person(), p.since()));
  }
}
