package dev.berth.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that is so in the sandbox: what the snapshot on disk holds, and finding one's way. */
final class World {
  /** Numbers handed out so far; each kind adds a distance of its own, so that none are alike. */
  long counter = 1000;

  Instant madeAt = Instant.EPOCH;
  Map<Long, Account> accounts = new LinkedHashMap<>();
  Map<Long, Repo> repos = new LinkedHashMap<>();
  Map<Long, Issue> issues = new TreeMap<>();
  Map<Long, Comment> comments = new TreeMap<>();
  List<IssueEvent> events = new ArrayList<>();
  List<Team> teams = new ArrayList<>();
  List<App> apps = new ArrayList<>();
  List<Grant> grants = new ArrayList<>();
  Map<Long, Pull> pulls = new TreeMap<>();
  List<CheckRun> checkRuns = new ArrayList<>();
  List<Parcel> pending = new ArrayList<>();

  /** A team of an organisation; members by account, {@code pending} ones have not accepted. */
  record Team(long id, String org, String slug, List<Long> members, List<Long> pending) {}

  /** A registered app with one installation on its owner's account. */
  record App(long id, String slug, String publicKey, long bot, long owner, long installation) {}

  /** An installation token that was handed out. */
  record Grant(String token, long installation, Instant until) {}

  /** A check run as made. */
  record CheckRun(
      long id,
      long repo,
      String name,
      String sha,
      String key,
      String status,
      Optional<String> conclusion,
      Optional<String> title,
      Optional<String> summary,
      Optional<String> text,
      List<Remark> remarks,
      Instant at) {}

  /** A remark of a check run beside a line. */
  record Remark(String path, int line, String message) {}

  /** Kinds of things and where their numbers lie, each of GitHub's size of today. */
  enum Kind {
    ACCOUNT(41_000_000L),
    REPOSITORY(812_000_000L),
    ISSUE(2_714_000_000L),
    COMMENT(3_105_000_000L),
    LABEL(7_402_000_000L),
    EVENT(15_620_000_000L),
    REACTION(271_000_000L),
    KEY(98_000_000L),
    MILESTONE(11_800_000L),
    TEAM(9_300_000L),
    CHECK(33_200_000_000L),
    PULL(2_450_000_000L),
    INSTALLATION(52_000_000L),
    DELIVERY(186_400_000_000_000L);

    private final long distance;

    Kind(long distance) {
      this.distance = distance;
    }

    long distance() {
      return distance;
    }
  }

  long next(Kind kind) {
    counter += 7 + (counter * 31) % 23;
    return kind.distance + counter;
  }

  Account account(long id) {
    Account found = accounts.get(id);
    return found == null ? ghost() : found;
  }

  /** The account that stands for those that are gone. */
  static Account ghost() {
    Account ghost = new Account();
    ghost.id = 10137;
    ghost.login = "ghost";
    ghost.name = "Deleted user";
    return ghost;
  }

  Optional<Account> account(String login) {
    return accounts.values().stream()
        .filter(a -> !a.gone && a.login.equalsIgnoreCase(login))
        .findFirst();
  }

  Optional<Repo> repo(String fullName) {
    return repos.values().stream().filter(r -> r.fullName().equalsIgnoreCase(fullName)).findFirst();
  }

  Optional<Repo> formerRepo(String fullName) {
    return repos.values().stream()
        .filter(r -> r.formerNames.stream().anyMatch(fullName::equalsIgnoreCase))
        .findFirst();
  }

  Repo repo(long id) {
    return Optional.ofNullable(repos.get(id)).orElseThrow(ApiError::notFound);
  }

  Stream<Issue> issues(Repo repo) {
    return issues.values().stream().filter(i -> i.repo == repo.id);
  }

  Optional<Issue> issue(Repo repo, int number) {
    return issues(repo).filter(i -> i.number == number).findFirst();
  }

  Optional<Pull> pull(Repo repo, long number) {
    return pulls.values().stream().filter(p -> p.repo == repo.id && p.number == number).findFirst();
  }

  Issue issue(long id) {
    return Optional.ofNullable(issues.get(id)).orElseThrow(ApiError::notFound);
  }

  Stream<Comment> comments(Issue issue) {
    return comments.values().stream().filter(c -> c.issue == issue.id);
  }

  Stream<IssueEvent> events(Issue issue) {
    return events.stream().filter(e -> e.issue() == issue.id);
  }

  Optional<App> app() {
    return apps.stream().findFirst();
  }

  /** Whether an account is in a team of the organisation. */
  boolean isMember(String org, long account) {
    return teams.stream()
        .anyMatch(t -> t.org().equalsIgnoreCase(org) && t.members().contains(account));
  }

  Role role(Repo repo, Account account) {
    if (account.id == repo.owner) {
      return Role.ADMIN;
    }
    if (app().filter(a -> a.bot() == account.id).isPresent()) {
      return Role.WRITE;
    }
    return repo.roles.getOrDefault(account.id, repo.isPrivate ? Role.NONE : Role.READ);
  }
}
