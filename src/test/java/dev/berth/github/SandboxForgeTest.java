package dev.berth.github;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.Eventually;
import dev.berth.config.Secret;
import dev.berth.forge.CheckRun;
import dev.berth.forge.ForgeReader;
import dev.berth.forge.ForgeWriter;
import dev.berth.forge.Incoming;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Known;
import dev.berth.forge.LabelEvent;
import dev.berth.forge.Person;
import dev.berth.forge.PullRequest;
import dev.berth.forge.Reaction;
import dev.berth.forge.Repository;
import dev.berth.forge.WebhookReader.Hint;
import dev.berth.forge.Write;
import dev.berth.forge.Wrote;
import dev.berth.github.auth.GitHubIdentity;
import dev.berth.observe.Metrics;
import dev.berth.observe.Troubles;
import dev.berth.sandbox.ApiFault;
import dev.berth.sandbox.RepositoryFixture;
import dev.berth.sandbox.SandboxGitHub;
import dev.berth.sandbox.SeenComment;
import dev.berth.sandbox.SeenDelivery;
import dev.berth.sandbox.model.SandboxRole;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole port against the sandbox, as the owner of a token and as an app. */
@ParameterizedClass
@ValueSource(strings = {"token", "app"})
class SandboxForgeTest {
  private static final Duration SOON = Eventually.AT_MOST;

  @Parameter private String identity;

  private volatile Instant now = FakeGitHub.NOW;
  private SandboxGitHub gitHub;
  private RepositoryFixture lab;
  private GitHubForge forge;
  private Repository repository;
  private IssueRef issue;

  @BeforeEach
  void start() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair keys = generator.generateKeyPair();
    gitHub =
        SandboxGitHub.with(() -> now)
            .repository("octo/lab")
            .repository("octo/other")
            .person("mona", "Mona", SandboxRole.READ, "requester")
            .person("max", "Max", SandboxRole.MAINTAIN, "maintainer")
            .person("olga", "Olga", SandboxRole.ADMIN, "")
            .key("mona", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKeptInTheTests")
            .machineUser("lab-bot", "ghp_labbot", SandboxRole.WRITE)
            .app(4711, "berth", pem("PUBLIC KEY", keys.getPublic().getEncoded()))
            .team("octo", "lenders", "max")
            .label("octo/lab", "cluster request", "0e8a16", "")
            .milestone("octo/lab", "Winter")
            .file("octo/lab", ".github/berth.yaml", "program: grün\n")
            .start();
    String key = pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    GitHubIdentity who =
        identity.equals("app")
            ? new GitHubIdentity.App("4711", new Secret(key))
            : new GitHubIdentity.Token(new Secret("ghp_labbot"));
    var metrics = new Metrics(new SimpleMeterRegistry());
    forge =
        new GitHubForge(
            new GitHubSettings(gitHub.api(), who),
            new Troubles(metrics, () -> now),
            metrics,
            () -> now,
            System::nanoTime);
    lab = gitHub.repository("octo/lab");
    issue = new IssueRef(found(forge.repository("octo/lab")), lab.open("mona", "Two", "body"));
    repository = issue.repository();
  }

  private static String pem(String name, byte[] der) {
    String text = Base64.getMimeEncoder().encodeToString(der);
    return "-----BEGIN " + name + "-----\n" + text + "\n-----END " + name + "-----\n";
  }

  @AfterEach
  void stop() {
    assertEquals(List.of(), gitHub.unknownRequests());
    gitHub.close();
  }

  private static <T> T found(Known<T> known) {
    return known.found().orElseThrow(() -> new AssertionError(known.toString()));
  }

  private Person person(String login) {
    return found(forge.person(login));
  }

  private long write(Write write) {
    gitHub.forgetRequests();
    Wrote wrote = forge.write(issue, write, SOON);
    assertEquals(1, gitHub.requests().size(), gitHub.requests().toString());
    return assertInstanceOf(Wrote.Done.class, wrote, wrote.toString()).id();
  }

  @Test
  void every_effect_is_seen_on_the_issue() {
    long comment = write(new Write.CreateComment("k", "hello"));
    write(new Write.EditComment(comment, "hello again"));
    write(new Write.React(comment, Reaction.EYES));
    List<SeenComment> comments = lab.comments(issue.number());
    assertEquals(List.of("hello again"), comments.stream().map(SeenComment::body).toList());
    assertEquals(comment, comments.getFirst().id());
    write(new Write.AddLabel("needs approval"));
    write(new Write.AddLabel("cluster request"));
    write(new Write.RemoveLabel("needs approval"));
    write(new Write.RemoveLabel("needs approval"));
    assertEquals(List.of("cluster request"), lab.labels(issue.number()));
    write(new Write.Assign("max"));
    write(new Write.Unassign("max"));
    write(
        new Write.Milestone(Optional.of(found(forge.milestones(repository)).getFirst().number())));
    write(new Write.Milestone(Optional.empty()));
    write(Write.retitle("Three"));
    write(new Write.Lock());
    write(Write.close("not_planned"));
    var read = found(forge.issue(issue));
    assertEquals("Three", read.title());
    assertEquals(Optional.of("not_planned"), read.stateReason());
    assertTrue(read.locked() && !read.open());
    assertEquals(found(forge.self()), read.closedBy().orElseThrow());
    write(new Write.Unlock());
    write(Write.reopen());
    write(new Write.DeleteComment(comment));
    assertEquals(List.of(), lab.comments(issue.number()));
  }

  @Test
  void every_question_is_answered() {
    assertEquals(repository, found(forge.repository(repository.id())));
    assertEquals(gitHub.idOf("mona"), person("mona").id());
    assertEquals(dev.berth.forge.Role.MAINTAIN, found(forge.role(repository, person("max"))));
    assertEquals(dev.berth.forge.Role.READ, found(forge.role(repository, person("mona"))));
    assertEquals(true, found(forge.member("octo", "lenders", person("max"))));
    assertEquals(1, found(forge.sshKeys(person("mona"))).size());
    assertEquals("program: grün\n", found(forge.file(repository, ".github/berth.yaml")).text());
    assertInstanceOf(Known.Absent.class, forge.file(repository, "nothing.yaml"));
    assertTrue(
        found(forge.labels(repository)).stream().anyMatch(l -> l.name().equals("cluster request")));
    ForgeWriter.NewLabel label = new ForgeWriter.NewLabel("queued", "ededed", "waits");
    assertEquals(new Wrote.Done(0), forge.createLabel(repository, label));
    assertEquals(new Wrote.Done(0), forge.createLabel(repository, label));
    var dressed = new ForgeWriter.NewLabel("queued", "c5def5", "waits for a machine");
    assertEquals(new Wrote.Done(0), forge.updateLabel(repository, dressed));
    assertTrue(found(forge.labels(repository)).contains(dressed));
    lab.label("max", issue.number(), "queued");
    lab.unlabel("max", issue.number(), "queued");
    List<LabelEvent> changes = found(forge.labelings(issue));
    assertEquals(List.of(true, false), changes.stream().map(LabelEvent::on).toList());
    assertEquals(person("max"), changes.getFirst().by());
    lab.comment("mona", issue.number(), "one");
    assertEquals("one", found(forge.comments(issue, now)).getFirst().body());
    assertEquals(
        issue,
        found(forge.changedComments(repository, new ForgeReader.Changes.Newest()))
            .items()
            .getFirst()
            .issue());
    var page = found(forge.changedIssues(repository, new ForgeReader.Changes.Newest()));
    assertEquals(issue, page.items().getFirst().ref());
    assertTrue(page.last());
  }

  @Test
  void renames_are_followed_and_moves_and_deletions_are_absent() {
    lab.rename("olga", "pool");
    assertEquals(issue, found(forge.issue(issue)).ref());
    write(new Write.AddLabel("x"));
    int second = lab.open("mona", "Second", "x");
    lab.transfer("olga", second, gitHub.repository("octo/other"));
    Known<?> moved = forge.issue(new IssueRef(repository, second));
    assertTrue(assertInstanceOf(Known.Absent.class, moved).why().contains("moved to octo/other#"));
    lab.delete("olga", issue.number());
    assertEquals(new Known.Absent<>("deleted (410)"), forge.issue(issue));
    Wrote wrote = forge.write(issue, new Write.AddLabel("x"), SOON);
    assertInstanceOf(Wrote.Missing.class, wrote);
  }

  @Test
  void a_person_is_followed_under_a_new_login_and_not_mistaken_under_the_old() {
    Person max = person("max");
    gitHub.rename("max", "maxine");
    assertEquals(dev.berth.forge.Role.MAINTAIN, found(forge.role(repository, max)));
    assertEquals(true, found(forge.member("octo", "lenders", max)));
    gitHub.rename("mona", "max");
    assertEquals(dev.berth.forge.Role.MAINTAIN, found(forge.role(repository, max)));
    assertEquals(List.of(), found(forge.sshKeys(max)));
  }

  @Test
  void faults_of_the_forge_are_told_apart() {
    assertEquals(
        List.of("Later", "Later", "Later", "Unclear", "Unclear", "Unclear"),
        List.<ApiFault>of(
                new ApiFault.SecondaryLimit(),
                new ApiFault.TooMany(Duration.ofSeconds(5)),
                new ApiFault.PrimaryLimit(Duration.ofMinutes(5)),
                new ApiFault.ServerError(502, true),
                new ApiFault.Cut(true),
                new ApiFault.Cut(false))
            .stream()
            .map(
                fault -> {
                  // Who was limited asks nothing until then.
                  now = now.plus(Duration.ofMinutes(6));
                  gitHub.apiFaults(r -> r.isWrite() ? Optional.of(fault) : Optional.empty());
                  Write write = new Write.CreateComment("k", "text");
                  return forge.write(issue, write, SOON).getClass().getSimpleName();
                })
            .toList());
    assertEquals(2, lab.comments(issue.number()).size());
  }

  @Test
  void every_webhook_of_a_life_is_read() throws Exception {
    forge.self();
    write(new Write.CreateComment("k", "status"));
    long comment = lab.comment("mona", issue.number(), "/help");
    lab.editComment("mona", comment, "/approve");
    lab.label("max", issue.number(), "cluster request");
    lab.close("mona", issue.number());
    lab.push("max", ".github/berth.yaml", "program: b\n");
    assertTrue(gitHub.webhooksSent(SOON));
    for (SeenDelivery d : gitHub.deliveries()) {
      byte[] body = d.payload().getBytes(StandardCharsets.UTF_8);
      Hint hint = forge.payloads().read(d.event(), body);
      Hint.About about = assertInstanceOf(Hint.About.class, hint, d.event() + " " + hint);
      assertEquals(repository, about.repository());
      if (about.incoming() instanceof Incoming.CommentTouched touched) {
        assertEquals(comment, touched.commentId());
        assertEquals(person("mona"), touched.sender());
      }
    }
  }

  @Test
  void a_pull_request_is_read_with_what_it_changes() {
    String text = "program: neu\n";
    int number = lab.pulls().open("mona", ".github/berth.yaml", text);
    lab.pulls().open("mona", "next", Map.of("README.md", Optional.of("# x")));
    PullRequest pull = found(forge.pullRequest(repository, number));
    assertEquals(lab.pulls().head(number), pull.head());
    assertTrue(pull.isOpen() && pull.toDefaultBranch());
    List<PullRequest> open = found(forge.openPulls(repository));
    assertEquals(2, open.size());
    assertEquals(1, open.stream().filter(PullRequest::toDefaultBranch).count());
    assertEquals(
        List.of(new ForgeReader.ChangedFile(".github/berth.yaml", Optional.empty(), false)),
        found(forge.changedFiles(repository, number, 1)).items());
    var at = found(forge.fileAt(repository, ".github/berth.yaml", pull.head()));
    assertEquals(new ForgeReader.Content.Text(text), at);
    var folder = found(forge.fileAt(repository, ".github", pull.head()));
    assertInstanceOf(ForgeReader.Content.Unusable.class, folder);
    assertInstanceOf(Known.Absent.class, forge.fileAt(repository, "x.yaml", pull.head()));
    assertInstanceOf(Known.Absent.class, forge.pullRequest(repository, 999));
  }

  @Test
  void a_check_run_is_made_by_one_request_and_found_by_its_key() {
    int number = lab.pulls().open("mona", "a.yaml", "x");
    String head = lab.pulls().head(number);
    List<CheckRun.Annotation> marks =
        Collections.nCopies(
            CheckRun.ANNOTATIONS_MAX, new CheckRun.Annotation("a.yaml", 3, "is no setting"));
    CheckRun run =
        new CheckRun(
            "berth: x & y", head, "k:7", CheckRun.Conclusion.FAILURE, "50 errors", "All", marks);
    gitHub.forgetRequests();
    Wrote wrote = forge.createCheck(repository, run, SOON);
    assertEquals(1, gitHub.writes().size());
    if (identity.equals("token")) {
      assertInstanceOf(Wrote.Refused.class, wrote);
      return;
    }
    assertEquals(new Wrote.Done(0), wrote);
    var made = lab.pulls().checks().getFirst();
    assertEquals("failure", made.conclusion());
    assertEquals(head, made.commit());
    assertEquals(50, made.remarks().size());
    assertEquals(Known.is(true), forge.hasCheck(repository, head, "berth: x & y", "k:7"));
    assertEquals(Known.is(false), forge.hasCheck(repository, head, "berth: x & y", "k:8"));
  }
}
