package dev.berth.policy.rules;

import dev.berth.forge.Known;
import dev.berth.policy.Account;
import dev.berth.policy.Facts;
import dev.berth.policy.Finding;
import dev.berth.policy.Rule;

/**
 * Somebody beside the requester answers for the machines: people leave, machines stay.
 *
 * @param otherwise what follows when there is none
 */
public record TwoContacts(Otherwise otherwise) implements Rule {
  private static final String WANTED = "a second contact with an account here";

  static TwoContacts defaults() {
    return new TwoContacts(Otherwise.WARN);
  }

  @Override
  public String id() {
    return "two-contacts";
  }

  @Override
  public Finding judge(Facts facts) {
    Finding none = otherwise.finding(id(), "nobody beside the requester", WANTED);
    for (var e : facts.contacts().entrySet()) {
      switch (e.getValue()) {
        case Known.Is<Account>(Account a) when !a.person().equals(facts.requester()) -> {
          return Finding.passed(id(), a.person().login(), WANTED);
        }
        case Known.Is<Account> _ -> {}
        case Known.Absent<Account> _ ->
            none = otherwise.finding(id(), "no account is called " + e.getKey(), WANTED);
        case Known.Unknown<Account> _ ->
            none = Finding.unknown(id(), "could not look for " + e.getKey(), WANTED);
      }
    }
    return none;
  }
}
