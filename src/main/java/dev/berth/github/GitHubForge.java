package dev.berth.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.forge.CheckRun;
import dev.berth.forge.CodeRepository;
import dev.berth.forge.Comment;
import dev.berth.forge.Deliveries;
import dev.berth.forge.Forge;
import dev.berth.forge.Issue;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Known;
import dev.berth.forge.Labeling;
import dev.berth.forge.Payloads;
import dev.berth.forge.Person;
import dev.berth.forge.Profile;
import dev.berth.forge.PullRequest;
import dev.berth.forge.Repository;
import dev.berth.forge.Role;
import dev.berth.forge.SshKey;
import dev.berth.forge.Write;
import dev.berth.forge.Wrote;
import dev.berth.observe.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * GitHub as Berth's forge. Each question and effect is one request; beside it stand only the free
 * look whether the repository is still the same (once a minute), and an app's token (once an hour).
 */
public final class GitHubForge implements Forge {
  private final Questions questions;
  private final Asking asking;
  private final Credentials credentials;
  private final Ground ground;
  private final People people;
  private final Projects projects;
  private final Lists lists;
  private final Pulls pulls;
  private final InstantSource clock;
  private volatile Optional<Person> self = Optional.empty();

  /**
   * Makes no request yet.
   *
   * @param nanoTime the monotonic clock, {@code System::nanoTime}
   * @throws IllegalArgumentException with a sentence for the operator, for a key that is none
   */
  public GitHubForge(
      GitHubSettings settings, Metrics metrics, InstantSource clock, LongSupplier nanoTime) {
    this.clock = clock;
    this.asking = new Asking(new Wire(settings, metrics, clock, nanoTime));
    this.credentials =
        switch (settings.identity()) {
          case Identity.Token(var token) -> new TokenCredentials(asking, token);
          case Identity.App app -> new AppCredentials(asking, app);
        };
    this.questions = new Questions(asking, credentials);
    this.ground = new Ground(questions);
    this.people = new People(questions);
    this.projects = new Projects(questions.forFacts());
    this.lists = new Lists(questions);
    this.pulls = new Pulls(questions);
  }

  /** Reads webhooks; knows our own edits once {@link #self} has been answered. */
  public Payloads payloads() {
    return new GitHubPayloads(() -> self, clock);
  }

  /** The deliveries that GitHub could not bring to us; absent for a token. */
  public Deliveries deliveries() {
    return new GitHubDeliveries(asking, credentials);
  }

  @Override
  public Known<Person> self() {
    Optional<Person> known = self;
    if (known.isPresent()) {
      return Known.is(known.get());
    }
    Known<Person> asked = credentials.self();
    asked.found().ifPresent(p -> self = Optional.of(p));
    return asked;
  }

  @Override
  public Known<Repository> repository(String name) {
    return ground.byName(name);
  }

  @Override
  public Known<Repository> repository(long id) {
    return ground.byId(id);
  }

  @Override
  public Known<Issue> issue(IssueRef issue) {
    return ground.confirm(issue.repository()).then(here -> issue(here, issue.number()));
  }

  private Known<Issue> issue(Repository here, int number) {
    return questions
        .ask(new Whose.OfRepository(here.name()), "/repos/" + here.name() + "/issues/" + number)
        .then(answer -> asking.read(answer, n -> issue(here, n)))
        .then(found -> found);
  }

  private Known<Issue> issue(Repository here, JsonNode n) {
    if (Shapes.isPullRequest(n)) {
      return new Known.Absent<>("a pull request");
    }
    String place = Shapes.optional(n, "repository_url").orElse("/repos/" + here.name());
    String name = place.substring(place.indexOf("/repos/") + "/repos/".length());
    if (name.equalsIgnoreCase(here.name())) {
      return Known.is(Shapes.issue(here, n));
    }
    // Another name: the repository was renamed since it was confirmed, or the issue went away.
    ground.forget(here);
    return ground
        .confirm(here)
        .then(
            now ->
                name.equalsIgnoreCase(now.name())
                    ? Known.is(Shapes.issue(now, n))
                    : new Known.Absent<>("moved to " + name + "#" + Shapes.number(n, "number")));
  }

  @Override
  public Known<Role> role(Repository repository, Person person) {
    return ground.confirm(repository).then(here -> people.role(here, person));
  }

  @Override
  public Known<Boolean> member(String organisation, String team, Person person) {
    return people.member(organisation, team, person);
  }

  @Override
  public Known<Person> person(String login) {
    return people.named(login);
  }

  @Override
  public Known<Profile> profile(String login) {
    return projects.profile(login);
  }

  @Override
  public Known<CodeRepository> code(String name) {
    return projects.code(name);
  }

  @Override
  public Known<TextFile> codeFile(String name, String path) {
    return projects.file(name, path);
  }

  @Override
  public Known<List<SshKey>> sshKeys(Person person) {
    return people.sshKeys(person);
  }

  @Override
  public Known<List<Labeling>> labelings(IssueRef issue) {
    return ground.confirm(issue.repository()).then(here -> lists.labelings(here, issue.number()));
  }

  @Override
  public Known<List<Comment>> comments(IssueRef issue, Instant since) {
    return ground
        .confirm(issue.repository())
        .then(here -> lists.comments(here, issue.number(), since));
  }

  @Override
  public Known<TextFile> file(Repository repository, String path) {
    return ground
        .confirm(repository)
        .then(
            here ->
                new TextFiles(questions)
                    .read(new Whose.OfRepository(here.name()), here.name(), path));
  }

  @Override
  public Known<Page<Issue>> changedIssues(Repository repository, Changes which) {
    return ground.confirm(repository).then(here -> lists.changedIssues(here, which));
  }

  @Override
  public Known<Page<Found>> changedComments(Repository repository, Changes which) {
    return ground.confirm(repository).then(here -> lists.changedComments(here, which));
  }

  @Override
  public Known<List<String>> labels(Repository repository) {
    return ground.confirm(repository).then(lists::labels);
  }

  @Override
  public Known<List<Milestone>> milestones(Repository repository) {
    return ground.confirm(repository).then(lists::milestones);
  }

  @Override
  public Known<PullRequest> pullRequest(Repository repository, int number) {
    return ground.confirm(repository).then(here -> pulls.read(here, number));
  }

  @Override
  public Known<List<PullRequest>> openPulls(Repository repository) {
    return ground.confirm(repository).then(pulls::open);
  }

  @Override
  public Known<Page<ChangedFile>> changedFiles(Repository repository, int number, int page) {
    return ground.confirm(repository).then(here -> pulls.files(here, number, page));
  }

  @Override
  public Known<Content> fileAt(Repository repository, String path, String commit) {
    TextFiles files = new TextFiles(questions);
    return ground
        .confirm(repository)
        .then(r -> files.readAt(new Whose.OfRepository(r.name()), r.name(), path, commit));
  }

  @Override
  public Known<Boolean> hasCheck(Repository repository, String commit, String name, String key) {
    return ground.confirm(repository).then(here -> pulls.hasCheck(here, commit, name, key));
  }

  @Override
  public Wrote createCheck(Repository repository, CheckRun check, Duration within) {
    long sendBy = asking.wire().nanos() + within.toNanos();
    Known<Entry> entry = entry(repository);
    if (!(entry instanceof Known.Is<Entry>(Entry in))) {
      return asking.instead(entry);
    }
    Sent sent = new Checks(asking).create(in.here(), check, in.pass(), sendBy);
    questions.heed(in.pass(), sent);
    return asking.wrote(sent);
  }

  @Override
  public Wrote createLabel(Repository repository, Label label) {
    Known<Entry> entry = entry(repository);
    if (!(entry instanceof Known.Is<Entry>(Entry in))) {
      return asking.instead(entry);
    }
    String body =
        Json.object()
            .put("name", label.name())
            .put("color", label.color())
            .put("description", label.description())
            .toString();
    String path = "/repos/" + in.here().name() + "/labels";
    Call call = new Call("POST", asking.wire().host().at(path), Optional.of(body));
    Sent sent = asking.wire().send(call, in.pass(), Wire.ANY_TIME);
    questions.heed(in.pass(), sent);
    boolean there =
        sent instanceof Sent.Answered(Answer a)
            && a.status() == 422
            && a.text().contains("already_exists");
    return there ? new Wrote.Done(0) : asking.wrote(sent);
  }

  @Override
  public Wrote write(IssueRef issue, Write write, Duration within) {
    long sendBy = asking.wire().nanos() + within.toNanos();
    Known<Entry> entry = entry(issue.repository());
    if (!(entry instanceof Known.Is<Entry>(Entry in))) {
      return asking.instead(entry);
    }
    IssueRef there = new IssueRef(in.here(), issue.number());
    Effects.Made made = new Effects(asking, there, in.pass(), sendBy).make(write);
    questions.heed(in.pass(), made.sent());
    if (made.wrote() instanceof Wrote.Missing) {
      ground.forget(issue.repository());
    }
    return made.wrote();
  }

  /** The repository as it is called now, and the pass for it. */
  private record Entry(Repository here, Pass pass) {}

  private Known<Entry> entry(Repository repository) {
    return ground
        .confirmToWrite(repository)
        .then(
            here ->
                credentials
                    .pass(new Whose.OfRepository(here.name()))
                    .map(pass -> new Entry(here, pass)));
  }
}
