package dev.berth.policy.rules;

import dev.berth.policy.Rule;
import java.util.LinkedHashMap;
import java.util.Map;

/** All rules that a program's file can name, in the order of README's table. */
public final class Rules {
  private static final Map<String, Class<? extends Rule>> KNOWN = new LinkedHashMap<>();

  static {
    KNOWN.put("plan-offered", PlanOffered.class);
    KNOWN.put("machines", MachineLimit.class);
    KNOWN.put("monthly-cost", MonthlyCost.class);
    KNOWN.put("term", TermLimit.class);
    KNOWN.put("stock-share", StockShare.class);
    KNOWN.put("blocked-accounts", BlockedAccounts.class);
    KNOWN.put("open-source", OpenSourceLicence.class);
    KNOWN.put("two-contacts", TwoContacts.class);
    KNOWN.put("maintainer", RequesterIsMaintainer.class);
    KNOWN.put("bare-metal-reason", BareMetalReason.class);
    KNOWN.put("activity", ProjectActivity.class);
    KNOWN.put("account-age", AccountAge.class);
    KNOWN.put("ssh-keys", SshKeysPresent.class);
    KNOWN.put("one-open-request", OneOpenRequest.class);
    KNOWN.put("two-approvers", TwoApprovers.class);
  }

  private Rules() {}

  /** The record of each rule by its id; the record's components are its settings. */
  public static Map<String, Class<? extends Rule>> known() {
    return java.util.Collections.unmodifiableMap(KNOWN);
  }
}
