package dev.berth.observe;

import java.util.Map;

/** What each figure means, in a sentence that stands beside it at {@code /metrics}. */
public final class MetricHelp {
  private static final Map<String, String> SENTENCES =
      Map.ofEntries(
          // What is wrong now.
          Map.entry("berth_trouble", "Troubles that stand now, by kind; /health/ready names them"),
          Map.entry("berth_oldest_due_seconds", "How long the oldest work has been waiting"),
          Map.entry("berth_subjects_due", "Rows whose turn has come"),
          Map.entry("berth_parked", "Entries that could not be dealt with and were put aside"),
          Map.entry("berth_backing_off", "Rows that failed several times in a row"),
          Map.entry("berth_intents_overdue", "Outside effects of which nobody knows the end"),
          Map.entry("berth_programs_broken", "Program files that cannot be used"),
          Map.entry("berth_histories_broken", "Histories that are not what was once written"),
          Map.entry(
              "berth_inventory_findings",
              "Differences between what providers hold and what is lent, by kind"),
          Map.entry("berth_machines_without_lease", "Machines at providers that no request has"),
          Map.entry("berth_machines_undeletable", "Machines that a provider fails to delete"),
          Map.entry("berth_plans_parked", "Machine types that are lent no more as they fail"),
          Map.entry("berth_standing_still", "1 while all work stands still after a restore"),
          Map.entry("berth_requests", "Open requests by state"),
          Map.entry("berth_provision_resting", "1 while a provider that is silent is left alone"),
          Map.entry("berth_github_remaining", "Requests that GitHub still allows us this hour"),
          // What needs a person.
          Map.entry("berth_invariants_broken", "What must hold and did not: bugs of ours"),
          Map.entry("berth_entries_parked", "Entries put aside after failing five times"),
          Map.entry("berth_entries_undecided", "Entries given up as GitHub did not tell for long"),
          Map.entry("berth_turns_failed", "Turns that ended with an exception"),
          Map.entry("berth_store_unavailable", "Times that the database could not be used"),
          Map.entry("berth_histories_broken_seen", "Broken histories, counted at each check"),
          Map.entry("berth_strays_seen", "Machines that no request has, when first seen"),
          Map.entry("berth_deletions_failed", "Machines whose deletion failed three times"),
          Map.entry("berth_plans_parked_seen", "Machine types parked, when it happened"),
          Map.entry("berth_issues_lost", "Issues of open requests that went out of reach"),
          Map.entry("berth_requesters_gone", "Requests whose opener's account is gone"),
          Map.entry("berth_other_berths_seen", "Signs of another Berth in an issue"),
          Map.entry("berth_stale_database_seen", "Signs that the database is an older copy"),
          Map.entry("berth_wars", "Repairs left undone as another program undoes them"),
          Map.entry("berth_addresses_refused", "Addresses of a machine that another one has"),
          Map.entry("berth_deletions_put_off", "Deletions that waited for GitHub to answer"),
          Map.entry("berth_program_broken", "Program files found broken"),
          Map.entry("berth_rules_failed", "Expressions of rules that failed on a request"),
          Map.entry("berth_provision_bugs", "Exceptions thrown by an adapter"),
          Map.entry("berth_writes_refused", "Writes to issues that GitHub refused"),
          Map.entry("berth_labels_refused", "Labels that GitHub did not let us make"),
          Map.entry("berth_checks_refused", "Repositories in which no check run can be made"),
          Map.entry("berth_checks_given_up", "Pull requests that could not be checked"),
          // What is done.
          Map.entry("berth_deliveries", "Webhooks by our answer"),
          Map.entry("berth_missed_and_healed", "What no webhook told and was found all the same"),
          Map.entry("berth_turn", "Time of one turn"),
          Map.entry("berth_claims_lost", "Turns whose row another worker took over"),
          Map.entry("berth_store", "Time of one transaction, by what it does"),
          Map.entry("berth_webhook_to_visible", "From a webhook to what people can see of it"),
          Map.entry("berth_writes", "Writes to issues by kind and result"),
          Map.entry("berth_orders", "Orders to providers by order and outcome"),
          Map.entry("berth_errands_dropped", "Answers dropped as too many were due in an issue"),
          Map.entry("berth_answers_withheld", "Answers not given, as their writer had enough"),
          Map.entry("berth_comments_ignored", "Comments that are not acted on, by reason"),
          Map.entry("berth_program_checks", "Proposed program files by verdict"),
          Map.entry("berth_github_requests", "Requests to GitHub by method and outcome"),
          Map.entry("berth_github_request", "Time of one request to GitHub"),
          Map.entry("berth_github_held", "Requests kept back for GitHub's limit, by use"),
          Map.entry("berth_github_late", "Writes not sent as their time was over"),
          Map.entry("berth_github_foreign", "Requests refused as they led away from GitHub"),
          Map.entry("berth_provision_calls", "Calls to providers by pool, order and outcome"),
          Map.entry("berth_provision_time", "Time of one call to a provider"));

  private MetricHelp() {}

  /** Of a figure by its name in the code; empty where nobody has written one. */
  public static String of(String name) {
    return SENTENCES.getOrDefault(name.replace('.', '_'), "");
  }
}
