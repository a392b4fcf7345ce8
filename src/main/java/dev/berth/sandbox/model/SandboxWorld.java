package dev.berth.sandbox.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that is so in the sandbox: what the snapshot on disk holds, and finding one's way. */
public final class SandboxWorld {
  /** Numbers handed out so far; each kind adds a distance of its own, so that none are alike. */
  long counter = 1000;

  public Instant madeAt = Instant.EPOCH;
  public Map<Long, SandboxAccount> accounts = new LinkedHashMap<>();
  public Map<Long, SandboxRepo> repos = new LinkedHashMap<>();
  public Map<Long, SandboxIssue> issues = new TreeMap<>();
  public Map<Long, SandboxComment> comments = new TreeMap<>();
  public List<IssueEvent> events = new ArrayList<>();
  public List<Team> teams = new ArrayList<>();
  public List<App> apps = new ArrayList<>();
  public List<Grant> grants = new ArrayList<>();
  public Map<Long, SandboxPull> pulls = new TreeMap<>();
  public List<CheckRun> checkRuns = new ArrayList<>();
  public List<WebhookDelivery> pending = new ArrayList<>();

  /** A team of an organisation; members by account, {@code pending} ones have not accepted. */
  public record Team(long id, String org, String slug, List<Long> members, List<Long> pending) {}

  /** A registered app with one installation on its owner's account. */
  public record App(
      long id, String slug, String publicKey, long bot, long owner, long installation) {}

  /** An installation token that was handed out. */
  public record Grant(String token, long installation, Instant until) {}

  /** A check run as made. */
  public record CheckRun(
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
  public record Remark(String path, int line, String message) {}

  /** Kinds of things and where their numbers lie, each of GitHub's size of today. */
  public enum Kind {
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

    public long distance() {
      return distance;
    }
  }

  public long next(Kind kind) {
    counter += 7 + (counter * 31) % 23;
    return kind.distance + counter;
  }

  public SandboxAccount account(long id) {
    SandboxAccount found = accounts.get(id);
    return found == null ? ghost() : found;
  }

  /** The account that stands for those that are gone. */
  public static SandboxAccount ghost() {
    SandboxAccount ghost = new SandboxAccount();
    ghost.id = 10137;
    ghost.login = "ghost";
    ghost.name = "Deleted user";
    return ghost;
  }

  public Optional<SandboxAccount> account(String login) {
    return accounts.values().stream()
        .filter(a -> !a.gone && a.login.equalsIgnoreCase(login))
        .findFirst();
  }

  public Optional<SandboxRepo> repo(String fullName) {
    return repos.values().stream().filter(r -> r.fullName().equalsIgnoreCase(fullName)).findFirst();
  }

  public Optional<SandboxRepo> formerRepo(String fullName) {
    return repos.values().stream()
        .filter(r -> r.formerNames.stream().anyMatch(fullName::equalsIgnoreCase))
        .findFirst();
  }

  public SandboxRepo repo(long id) {
    return Optional.ofNullable(repos.get(id)).orElseThrow(ApiError::notFound);
  }

  public Stream<SandboxIssue> issues(SandboxRepo repo) {
    return issues.values().stream().filter(i -> i.repo == repo.id);
  }

  public Optional<SandboxIssue> issue(SandboxRepo repo, int number) {
    return issues(repo).filter(i -> i.number == number).findFirst();
  }

  public Optional<SandboxPull> pull(SandboxRepo repo, long number) {
    return pulls.values().stream().filter(p -> p.repo == repo.id && p.number == number).findFirst();
  }

  public SandboxIssue issue(long id) {
    return Optional.ofNullable(issues.get(id)).orElseThrow(ApiError::notFound);
  }

  public Stream<SandboxComment> comments(SandboxIssue issue) {
    return comments.values().stream().filter(c -> c.issue == issue.id);
  }

  public Stream<IssueEvent> events(SandboxIssue issue) {
    return events.stream().filter(e -> e.issue() == issue.id);
  }

  public Optional<App> app() {
    return apps.stream().findFirst();
  }

  /** Whether an account is in a team of the organisation. */
  public boolean isMember(String org, long account) {
    return teams.stream()
        .anyMatch(t -> t.org().equalsIgnoreCase(org) && t.members().contains(account));
  }

  public SandboxRole role(SandboxRepo repo, SandboxAccount account) {
    if (account.id == repo.owner) {
      return SandboxRole.ADMIN;
    }
    if (app().filter(a -> a.bot() == account.id).isPresent()) {
      return SandboxRole.WRITE;
    }
    return repo.roles.getOrDefault(
        account.id, repo.isPrivate ? SandboxRole.NONE : SandboxRole.READ);
  }
}
