package dev.berth.observe;

import java.util.Locale;

/**
 * What can keep Berth from working as it should, and what an operator does about it. The name, in
 * small letters and with dashes, is the stable id that alarms may use.
 */
public enum TroubleKind {
  DATABASE_UNUSABLE(
      "free disk space, mend the rights of the file, or bring PostgreSQL back; nothing is lost, and"
          + " GitHub's deliveries are asked for again"),
  DATABASE_OLDER(
      "restore a newer backup, or look at what is named and say ./berth resume; until then nothing"
          + " is ordered, deleted or answered"),
  GITHUB_UNREACHABLE(
      "look at https://www.githubstatus.com, and at the network and proxy of this machine; Berth"
          + " goes on by itself"),
  GITHUB_IDENTITY(
      "the token or the App's key is wrong, revoked or run out: put the right one into"
          + " BERTH_GITHUB_TOKEN or BERTH_GITHUB_PRIVATE_KEY_FILE and restart; look at the clock of"
          + " this machine, too"),
  GITHUB_SUSPENDED(
      "somebody suspended the App: in the settings of the organisation, under GitHub Apps, press"
          + " Configure and then Unsuspend"),
  GITHUB_REFUSES(
      "a permission is missing, or the repository is archived: give the App what README's step 3"
          + " names and accept it where it is installed"),
  GITHUB_LIMIT(
      "Berth waits by itself; if it happens daily, make BERTH_POLL longer, and give Berth an"
          + " identity that nothing else uses"),
  REPOSITORY_UNREACHABLE(
      "look whether the name in BERTH_REPOSITORIES is right, the repository still exists, and the"
          + " App is installed on it (or the token may read it)"),
  TEAM_MISSING(
      "mend the name of the team in the program's file, or give the App Members: read in that"
          + " organisation; until then nobody has a right by this team"),
  ISSUE_LOST(
      "the lease goes on and ends on time: tell its people, and bring the issue or the App back"),
  INVARIANT_BROKEN(
      "a bug of ours: look at the machines of this request at the provider, set /hold, and report"
          + " it with the log"),
  MACHINE_STRAY(
      "Berth deletes nothing that it does not know: if the machine is nobody's, delete it at the"
          + " provider by hand"),
  INVENTORY_DIFFERS(
      "./berth inventory shows what a provider has that is not as the lease says: mend it at the"
          + " provider, or give the machine back by /release"),
  MACHINE_UNDELETABLE(
      "look at the machine at the provider, and delete or clean it there by hand; Berth goes on"
          + " trying, and its place is not free before"),
  PLAN_PARKED(
      "find out at the provider why machines of this type fail; ./berth adapter back ADAPTER PLAN"
          + " lends it again"),
  POOL_RESTING(
      "look at the provider's status page and at our credentials there; ends of leases are made"
          + " good as soon as it answers"),
  REQUEST_FAILED("the issue says why: /retry when it is mended, or /deny"),
  ENTRIES_PARKED(
      "./berth parked list names them: retry when the cause is gone, or do by hand what was asked"
          + " and drop them"),
  SUBJECTS_BACKING_OFF("a bug of ours: they are tried again; report it with the log"),
  EFFECTS_UNSETTLED(
      "if GitHub or a provider is down, wait: nothing is done twice; if both are up, restart and"
          + " report it with the log"),
  PROGRAM_BROKEN("the log names file, line and key: mend the file; the last good one is in force"),
  HISTORIES_BROKEN(
      "somebody changed the database by hand: ./berth history check names request and line; keep a"
          + " copy and compare with the last good backup"),
  WORK_WAITING(
      "if a provider or GitHub is slow, wait; if the log says nothing at all, restart: that is"
          + " always safe");

  private final String remedy;

  TroubleKind(String remedy) {
    this.remedy = remedy;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String remedy() {
    return remedy;
  }

  /** Whether nobody should be sent here; all others are no reason to turn webhooks away. */
  public boolean stops() {
    return this == DATABASE_UNUSABLE;
  }
}
