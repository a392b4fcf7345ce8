package dev.berth.facts;

import dev.berth.forge.Known;
import dev.berth.policy.Account;
import dev.berth.request.Request;
import dev.berth.request.access.RequestPeople;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Whether the handles that an issue names are accounts. */
final class ContactFact {
  private final Lookups lookups;

  ContactFact(Lookups lookups) {
    this.lookups = lookups;
  }

  /** A handle is whose it was when it was first looked up; colleagues count as contacts too. */
  Map<String, Known<Account>> of(Request r) {
    var all = new LinkedHashMap<String, Known<Account>>();
    for (var h : r.reading().handles().stream().limit(RequestPeople.HANDLES_MAX).toList())
      all.put(h, account(h, r));
    for (var p : r.people()) all.put(p.login(), Known.is(new Account(p, Optional.empty())));
    return all;
  }

  private Known<Account> account(String handle, Request r) {
    if (r.who().isUnclaimed(handle)) return new Known.Absent<>("no account is called so");
    return r.who()
        .account(handle)
        .<Known<Account>>map(p -> Known.is(new Account(p, Optional.empty())))
        .orElseGet(() -> lookups.profile(handle).map(p -> new Account(p.person(), p.since())));
  }
}
