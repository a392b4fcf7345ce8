package dev.berth.facts;

import dev.berth.forge.ForgeReader;
import dev.berth.forge.Known;
import dev.berth.policy.Account;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether the handles that an issue names are accounts. */
final class ContactFact {
  /** More are not looked up. */
  private static final int HANDLES_MAX = 5;

  private final ForgeReader forge;

  ContactFact(ForgeReader forge) {
    this.forge = forge;
  }

  Map<String, Known<Account>> of(List<String> handles) {
    var all = new LinkedHashMap<String, Known<Account>>();
    for (var h : handles.subList(0, Math.min(handles.size(), HANDLES_MAX)))
      all.put(h, forge.profile(h).map(p -> new Account(p.person(), p.since())));
    return all;
  }
}
