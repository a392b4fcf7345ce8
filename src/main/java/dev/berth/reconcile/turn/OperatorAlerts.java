package dev.berth.reconcile.turn;

import dev.berth.forge.IssueRef;
import dev.berth.forge.Person;
import dev.berth.forge.Repository;
import dev.berth.observe.Metrics;
import dev.berth.provision.MachineKey;
import dev.berth.store.InboxEntry;
import dev.berth.store.InventoryFinding;
import dev.berth.store.SubjectKey;
import dev.berth.view.IssueWrite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says to the operators what needs a person: a line in the log and a figure. No user text in
 * either.
 */
public final class OperatorAlerts {
  private static final Logger log = LoggerFactory.getLogger(OperatorAlerts.class);

  private final Metrics metrics;

  OperatorAlerts(Metrics metrics) {
    this.metrics = metrics;
  }

  public void parked(SubjectKey subject, InboxEntry entry) {
    log.error("parked entry {} of {} after {} attempts", entry.id(), subject, entry.attempts());
    metrics.count("berth_entries_parked");
  }

  /** A right or an account that GitHub does not tell: often a team that was renamed. */
  public void undecided(IssueRef issue, String entry) {
    log.warn(
        "what must be known for {} in {} could not be found out for long, it was given up: look"
            + " whether the teams that the program names exist and can be read",
        entry,
        issue);
    metrics.count("berth_entries_undecided");
  }

  public void refused(IssueRef issue, IssueWrite write, String why) {
    log.warn("GitHub refused {} on {}: {}", write.key(), issue, why);
    metrics.count("berth_writes_refused");
  }

  /** The comment that says to the operators what is wrong cannot be written. */
  public void unwritten(String operatorsIssue, String why) {
    log.warn("the operators' comment in {} cannot be written: {}", operatorsIssue, why);
    metrics.count("berth_writes_refused");
  }

  public void lost(IssueRef issue, String why) {
    log.warn("{} cannot be reached any more: {}; leases go on and end on time", issue, why);
    metrics.count("berth_issues_lost");
  }

  public void otherBerth(IssueRef issue, Person other, boolean weLeave) {
    log.error(
        "another Berth, account {}, answers in {}: {}. Two on one repository must not be: stop one"
            + " of them",
        other.id(),
        issue,
        weLeave ? "it was first, we leave the issue to it" : "we go on");
    metrics.count("berth_other_berths_seen");
  }

  /** The cause names a label at most, never a person's words. */
  public void war(IssueRef issue, String cause) {
    log.warn(
        "something undoes again and again what we write on {} ({}): it is left alone for an hour,"
            + " then tried once. Find the program or automation that does it",
        issue,
        cause);
    metrics.count("berth_wars");
  }

  /** Who may be one, or only repeat what somebody wrote: nobody can tell. */
  public void perhapsOtherBerth(IssueRef issue, Person other) {
    log.warn(
        "a comment of account {} in {} ends like a status comment of Berth, and is not signed with"
            + " our secret; we go on. Where that is a second Berth, stop one of them: both would"
            + " lend. With the same BERTH_MARKER_KEY the later one stands aside by itself",
        other.id(),
        issue);
    metrics.count("berth_other_berths_seen");
  }

  public void requesterGone(IssueRef issue) {
    log.warn("the account that opened {} is gone; who is left of its people can act", issue);
    metrics.count("berth_requesters_gone");
  }

  /** Problems name file, line and key, never a value: they may be logged. */
  public void program(Repository repository, String problems) {
    log.error(
        "the program's file of {} cannot be used, the last good one stays in force:\n{}",
        repository,
        problems);
    metrics.count("berth_program_broken");
  }

  /** The reason may hold a person's words: the issue shows it, the log does not. */
  public void ruleFailed(IssueRef issue, String rule) {
    log.error(
        "the rule {} failed on {} and counts as not met: its expression has to be mended",
        rule,
        issue);
    metrics.count("berth_rules_failed");
  }

  public void label(Repository repository, String name, String why) {
    log.warn("the label {} could not be made in {}: {}", name, repository, why);
    metrics.count("berth_labels_refused");
  }

  public void noChecks(Repository repository, String why) {
    log.warn(
        "no check runs can be made in {}: {}; changes of the program's file go unchecked, all else"
            + " works (only an App with the permission checks: write may make them)",
        repository,
        why);
    metrics.count("berth_checks_refused");
  }

  public void notChecked(Repository repository, int pullRequest, String why) {
    log.warn("pull request {} of {} was not checked: {}", pullRequest, repository, why);
    metrics.count("berth_checks_given_up");
  }

  public void brokenHistory(long request) {
    log.error(
        "the history of row {} is not what was once written: somebody changed the database",
        request);
    metrics.count("berth_histories_broken_seen");
  }

  /** Typed on the server, where nobody is answered. No address: it may be somebody's. */
  public void addressTaken(IssueRef issue) {
    log.warn(
        "the address given for a machine of {} is that of another machine of the pool, which is"
            + " lent or not deleted yet: nothing was changed",
        issue);
    metrics.count("berth_addresses_refused");
  }

  /** Data is not deleted on the word of a clock alone. */
  public void deletionWaits(IssueRef issue) {
    log.warn(
        "machines of {} are due to be deleted, which waits until GitHub says that the issue was not"
            + " opened again",
        issue);
    metrics.count("berth_deletions_put_off");
  }

  /** One line with the remedy for each sign that a backup was restored. */
  public void stale(String evidence) {
    log.error(
        "the database is older than the world: {}. Nothing is ordered, deleted or answered from now"
            + " on. Restore a newer backup if there is one; else look at the machines and issues"
            + " that the log names, then say ./berth resume",
        evidence);
    metrics.count("berth_stale_database_seen");
  }

  /** Names of ours; the cause stands among the troubles. */
  public void planParked(String adapter, String plan) {
    log.error(
        "{} of the adapter {} failed too often in a row: nothing of it is lent until somebody says"
            + " ./berth adapter back {} {}",
        plan,
        adapter,
        adapter,
        plan);
    metrics.count("berth_plans_parked_seen");
  }

  /** It costs until somebody looks. */
  public void undeletable(IssueRef issue, MachineKey key) {
    log.error(
        "{} of {} cannot be deleted: its provider fails again and again; it is tried on, and counts"
            + " as lent",
        key,
        issue);
    metrics.count("berth_deletions_failed");
  }

  /** A difference between a provider's list and our leases, when it is first found. */
  public void found(InventoryFinding f) {
    switch (f.kind()) {
      case STRAY -> {
        log.error(
            "{} holds a machine that no request has: {}, {}", f.adapter(), f.machine(), f.words());
        metrics.count("berth_strays_seen");
      }
      case FOREIGN -> log.info("{} holds machines that are not ours: {}", f.adapter(), f.words());
      case UNREADABLE -> log.warn("{} does not tell what machines it has", f.adapter());
      case MISSING, WRONG_PLAN, SHARED_ADDRESS, TROUBLE, OTHER_END ->
          log.warn("{} at {}: {}, {}", f.kind().id(), f.adapter(), f.machine(), f.words());
    }
  }
}
