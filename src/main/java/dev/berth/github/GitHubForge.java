package dev.berth.github;

import dev.berth.forge.CheckRun;
import dev.berth.forge.ClosingEvent;
import dev.berth.forge.CodeRepository;
import dev.berth.forge.Comment;
import dev.berth.forge.DeliveryLog;
import dev.berth.forge.ForgeReader;
import dev.berth.forge.ForgeWriter;
import dev.berth.forge.Issue;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Known;
import dev.berth.forge.LabelEvent;
import dev.berth.forge.Person;
import dev.berth.forge.Profile;
import dev.berth.forge.PullRequest;
import dev.berth.forge.Repository;
import dev.berth.forge.Role;
import dev.berth.forge.SshKey;
import dev.berth.forge.WebhookReader;
import dev.berth.forge.Write;
import dev.berth.forge.Wrote;
import dev.berth.github.auth.GitHubIdentity;
import dev.berth.github.auth.InstallationTokens;
import dev.berth.github.auth.PersonalToken;
import dev.berth.github.auth.TokenSource;
import dev.berth.github.http.ResponseMapper;
import dev.berth.github.webhooks.GitHubDeliveryLog;
import dev.berth.github.webhooks.GitHubWebhookReader;
import dev.berth.observe.Metrics;
import dev.berth.observe.Troubles;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * GitHub as Berth's forge. Each question and effect is one request; beside it stand only the free
 * look whether the repository is still the same (once a minute), and an app's token (once an hour).
 */
public final class GitHubForge implements ForgeReader, ForgeWriter {
  private final ResponseMapper responses;
  private final TokenSource tokens;
  private final RepositoryResolver repositories;
  private final PeopleReader people;
  private final ContentReader contents;
  private final GitHubIssueReader issues;
  private final PullRequestReader pulls;
  private final GitHubWriter writer;
  private final InstantSource clock;
  private volatile Optional<Person> self = Optional.empty();

  /**
   * Makes no request yet.
   *
   * @param troubles hears what GitHub refuses us as a whole
   * @param nanoTime the monotonic clock, {@code System::nanoTime}
   * @throws IllegalArgumentException with a sentence for the operator, for a key that is none
   */
  public GitHubForge(
      GitHubSettings settings,
      Troubles troubles,
      Metrics metrics,
      InstantSource clock,
      LongSupplier nanoTime) {
    this.clock = clock;
    this.responses = new ResponseMapper(settings.http(troubles, metrics, clock, nanoTime));
    this.tokens =
        switch (settings.identity()) {
          case GitHubIdentity.Token(var token) -> new PersonalToken(responses, token);
          case GitHubIdentity.App app -> new InstallationTokens(responses, app);
        };
    ApiReader api = new ApiReader(responses, tokens);
    this.repositories = new RepositoryResolver(api);
    this.people = new PeopleReader(api);
    this.contents = new ContentReader(api);
    this.issues = new GitHubIssueReader(api, repositories);
    this.pulls = new PullRequestReader(api);
    this.writer = new GitHubWriter(api, repositories);
  }

  /** Reads webhooks; knows our own edits once {@link #self} has been answered. */
  public WebhookReader payloads() {
    return new GitHubWebhookReader(() -> self, clock);
  }

  /** The deliveries that GitHub could not bring to us; absent for a token. */
  public DeliveryLog deliveries() {
    return new GitHubDeliveryLog(responses, tokens);
  }

  @Override
  public Known<Person> self() {
    Optional<Person> known = self;
    if (known.isPresent()) {
      return Known.is(known.get());
    }
    Known<Person> asked = tokens.self();
    asked.found().ifPresent(p -> self = Optional.of(p));
    return asked;
  }

  @Override
  public Known<Repository> repository(String name) {
    return repositories.byName(name);
  }

  @Override
  public Known<Repository> repository(long id) {
    return repositories.byId(id);
  }

  /** Asks under the name that the repository has now. */
  private <T> Known<T> in(Repository repository, Function<Repository, Known<T>> question) {
    return repositories.resolve(repository).then(question);
  }

  @Override
  public Known<Issue> issue(IssueRef issue) {
    return in(issue.repository(), here -> issues.issue(here, issue.number()));
  }

  @Override
  public Known<Role> role(Repository repository, Person person) {
    return in(repository, here -> people.role(here, person));
  }

  @Override
  public Known<Boolean> member(String organisation, String team, Person person) {
    return people.member(organisation, team, person);
  }

  @Override
  public Known<Boolean> team(String organisation, String team) {
    return people.team(organisation, team);
  }

  @Override
  public Known<Person> person(String login) {
    return people.named(login);
  }

  @Override
  public Known<Profile> profile(String login) {
    return people.profile(login);
  }

  @Override
  public Known<CodeRepository> code(String name) {
    return contents.code(name);
  }

  @Override
  public Known<TextFile> codeFile(String name, String path) {
    return contents.codeFile(name, path);
  }

  @Override
  public Known<List<SshKey>> sshKeys(Person person) {
    return people.sshKeys(person);
  }

  @Override
  public Known<List<LabelEvent>> labelings(IssueRef issue) {
    return in(issue.repository(), here -> issues.labelings(here, issue.number()));
  }

  @Override
  public Known<List<ClosingEvent>> closings(IssueRef issue) {
    return in(issue.repository(), here -> issues.closings(here, issue.number()));
  }

  @Override
  public Known<List<Instant>> merges(IssueRef issue) {
    return in(issue.repository(), here -> issues.merges(here, issue.number()));
  }

  @Override
  public Known<List<Comment>> comments(IssueRef issue, Instant since) {
    return in(issue.repository(), here -> issues.comments(here, issue.number(), since));
  }

  @Override
  public Known<TextFile> file(Repository repository, String path) {
    return in(repository, here -> contents.file(here, path));
  }

  @Override
  public Known<Page<Issue>> changedIssues(Repository repository, Changes which) {
    return in(repository, here -> issues.changedIssues(here, which));
  }

  @Override
  public Known<Page<CommentOnIssue>> changedComments(Repository repository, Changes which) {
    return in(repository, here -> issues.changedComments(here, which));
  }

  @Override
  public Known<List<NewLabel>> labels(Repository repository) {
    return in(repository, issues::labels);
  }

  @Override
  public Known<List<Milestone>> milestones(Repository repository) {
    return in(repository, issues::milestones);
  }

  @Override
  public Known<PullRequest> pullRequest(Repository repository, int number) {
    return in(repository, here -> pulls.read(here, number));
  }

  @Override
  public Known<List<PullRequest>> openPulls(Repository repository) {
    return in(repository, pulls::open);
  }

  @Override
  public Known<Page<ChangedFile>> changedFiles(Repository repository, int number, int page) {
    return in(repository, here -> pulls.files(here, number, page));
  }

  @Override
  public Known<Content> fileAt(Repository repository, String path, String commit) {
    return in(repository, here -> contents.fileAt(here, path, commit));
  }

  @Override
  public Known<Boolean> hasCheck(Repository repository, String commit, String name, String key) {
    return in(repository, here -> pulls.hasCheck(here, commit, name, key));
  }

  @Override
  public Wrote createCheck(Repository repository, CheckRun check, Duration within) {
    return writer.createCheck(repository, check, within);
  }

  @Override
  public Wrote createLabel(Repository repository, NewLabel label) {
    return writer.createLabel(repository, label);
  }

  @Override
  public Wrote updateLabel(Repository repository, NewLabel label) {
    return writer.updateLabel(repository, label);
  }

  @Override
  public Wrote write(IssueRef issue, Write write, Duration within) {
    return writer.write(issue, write, within);
  }
}
