package dev.berth.watch;

import dev.berth.forge.IssueRef;
import dev.berth.forge.Known;
import dev.berth.forge.Repository;
import dev.berth.observe.TroubleKind;
import dev.berth.observe.Troubles;
import dev.berth.program.Team;
import dev.berth.reconcile.turn.TurnServices;
import dev.berth.store.Message;
import dev.berth.store.SubjectKey;
import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Whether GitHub shows us what we need: the repositories that are served, the teams that their
 * programs name, and issues that were lost. What can be reached again is looked at at once.
 */
final class GitHubCheck {
  /** A program with more teams is asked about these. */
  private static final int TEAMS_MAX = 20;

  /** Lost issues that are looked for in one look, in turns. */
  private static final int LOST_MAX = 5;

  private final TurnServices services;
  private final Troubles troubles;
  private final Supplier<List<IssueRef>> lost;
  private int lostLooks;

  /**
   * @param lost issues of open requests that could not be reached when they were looked at last
   */
  GitHubCheck(TurnServices services, Supplier<List<IssueRef>> lost) {
    this.lost = lost;
    this.services = services;
    this.troubles = services.troubles();
  }

  void look() {
    repositories();
    teams();
    lostIssues();
  }

  /** What GitHub does not tell now stays as it was said last. */
  private void repositories() {
    services.repositories().resolve(services.forge());
    for (var r : services.repositories().known())
      services.store().ensureRow(SubjectKey.repository(r.id()));
    var was = troubles.about(TroubleKind.REPOSITORY_UNREACHABLE);
    var gone = new HashMap<String, String>();
    for (var name : services.repositories().names()) {
      var seen = reached(name);
      if (seen instanceof Known.Absent(var why)) gone.put(name, name + " cannot be found: " + why);
      if (seen instanceof Known.Unknown<Repository> && was.contains(name))
        gone.put(name, name + " cannot be found");
      if (was.contains(name)) seen.found().ifPresent(this::lookAgain);
    }
    troubles.are(TroubleKind.REPOSITORY_UNREACHABLE, gone);
  }

  /** By its name; by its number only when the name is not its own any more. */
  private Known<Repository> reached(String name) {
    var named = services.forge().repository(name);
    var own = services.repositories().known(name).map(Repository::id);
    if (own.isEmpty() || named instanceof Known.Unknown<Repository>) return named;
    var isSame = named.found().filter(r -> r.id() == own.get()).isPresent();
    return isSame ? named : services.forge().repository(own.get());
  }

  private void lookAgain(Repository r) {
    var key = SubjectKey.repository(r.id());
    lookAgain(key, Message.SyncAgain.REACHABLE);
  }

  private void lookAgain(SubjectKey key, String why) {
    var id = "reachable:" + key + ":" + services.store().now();
    services.store().enqueue(key, id, new Message.SyncAgain(why));
  }

  private void teams() {
    var was = troubles.about(TroubleKind.TEAM_MISSING);
    var missing = new HashMap<String, String>();
    for (var team : named().limit(TEAMS_MAX).toList()) {
      var name = team.toString();
      var seen = services.forge().team(team.organisation(), team.name());
      if (seen instanceof Known.Absent<Boolean>
          || (seen instanceof Known.Unknown<Boolean> && was.contains(name)))
        missing.put(
            name, "the program names the team " + name + ", which is not there or not visible");
    }
    troubles.are(TroubleKind.TEAM_MISSING, missing);
  }

  private Stream<Team> named() {
    return services.repositories().known().stream()
        .flatMap(r -> services.programs().of(r).rights().teams().stream())
        .distinct();
  }

  private void lostIssues() {
    var all = lost.get();
    for (int i = 0; i < Math.min(LOST_MAX, all.size()); i++) {
      var issue = all.get(Math.floorMod(lostLooks++, all.size()));
      if (services.forge().issue(issue) instanceof Known.Is)
        lookAgain(SubjectKey.of(issue), Message.SyncAgain.REACHABLE);
    }
  }
}
