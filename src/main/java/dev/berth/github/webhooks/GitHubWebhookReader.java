package dev.berth.github.webhooks;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.berth.forge.Comment;
import dev.berth.forge.Incoming;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Person;
import dev.berth.forge.Repository;
import dev.berth.forge.WebhookReader;
import dev.berth.github.json.BoundedJson;
import dev.berth.github.json.UnreadableJson;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** GitHub's webhooks: of each only the few fields that Berth acts on are read. */
public final class GitHubWebhookReader implements WebhookReader {
  /** Bodies of issues and comments end at 262,144 bytes; longer strings are never ours to read. */
  private static final int STRING_SIGNS_MAX = 1_000_000;

  private static final ObjectReader READER =
      BoundedJson.mapper(STRING_SIGNS_MAX).readerFor(WebhookPayload.class);

  private final Supplier<Optional<Person>> self;
  private final InstantSource clock;

  /**
   * Reads with two things from outside.
   *
   * @param self our own account, once it is known; until then no edit counts as our own
   * @param clock for events that carry no time
   */
  public GitHubWebhookReader(Supplier<Optional<Person>> self, InstantSource clock) {
    this.self = self;
    this.clock = clock;
  }

  @Override
  public Hint read(String event, byte[] body) {
    try {
      return switch (event) {
        case "issues" -> issue(payload(body));
        case "issue_comment" -> comment(payload(body));
        case "push" -> push(payload(body));
        case "pull_request" -> pullRequest(payload(body));
        case "check_run" -> checkWanted(payload(body), WebhookPayload::checkKey, _ -> "");
        case "check_suite" -> checkWanted(payload(body), _ -> "", WebhookPayload::suiteCommit);
        case "repository", "member", "label", "public", "team_add" ->
            repository(event, payload(body));
        case "installation",
            "installation_repositories",
            "installation_target",
            "membership",
            "organization",
            "team" ->
            app(event, payload(body));
        default -> new Hint.NotForUs("not an event that Berth acts on");
      };
    } catch (UnreadableJson e) {
      return new Hint.Malformed(e.getMessage() == null ? "unreadable" : e.getMessage());
    } catch (IOException | RuntimeException e) {
      // The parser's message quotes the text, which is a stranger's: only its kind is told.
      return new Hint.Malformed("not the JSON of this event: " + e.getClass().getSimpleName());
    }
  }

  private static WebhookPayload payload(byte[] body) throws IOException {
    WebhookPayload payload = READER.readValue(body);
    if (payload == null) {
      throw new UnreadableJson("empty");
    }
    return payload;
  }

  private Hint issue(WebhookPayload p) {
    WebhookPayload.Issue issue = p.theIssue();
    if (issue.isPullRequest()) {
      return new Hint.NotForUs("a pull request");
    }
    IssueRef ref = new IssueRef(p.theRepository(), issue.theNumber());
    return about(
        ref,
        new Incoming.IssueTouched(
            p.theSender(), ref, p.theAction(), p.labelName(), issue.at(clock.instant())));
  }

  private Hint comment(WebhookPayload p) {
    WebhookPayload.Issue issue = p.theIssue();
    if (issue.isPullRequest()) {
      return new Hint.NotForUs("a comment on a pull request");
    }
    IssueRef ref = new IssueRef(p.theRepository(), issue.theNumber());
    Comment comment = p.theComment();
    Person sender = p.theSender();
    return switch (p.theAction()) {
      case "created" -> about(ref, new Incoming.CommentCreated(sender, ref, comment, false));
      case "edited" -> about(ref, touched(sender, ref, comment, false, comment.updatedAt()));
      case "deleted" -> about(ref, touched(sender, ref, comment, true, clock.instant()));
      default -> new Hint.NotForUs("nothing that changes what a comment says");
    };
  }

  private Incoming touched(
      Person sender, IssueRef ref, Comment comment, boolean deleted, Instant at) {
    boolean byUs = self.get().filter(sender::equals).isPresent();
    return new Incoming.CommentTouched(sender, ref, comment.id(), deleted, byUs, at);
  }

  private Hint push(WebhookPayload p) {
    return p.isToDefaultBranch()
        ? repository("push", p)
        : new Hint.NotForUs("a push to another branch");
  }

  private Hint pullRequest(WebhookPayload p) {
    boolean moves =
        switch (p.theAction()) {
          case "opened", "synchronize", "reopened" -> true;
          case "edited" -> p.changesBase();
          default -> false;
        };
    if (!moves || !p.mergesIntoDefaultBranch()) {
      return new Hint.NotForUs("nothing that changes what would be merged");
    }
    Repository repository = p.theRepository();
    return new Hint.About(
        new Incoming.PullRequestTouched(
            p.theSender(),
            repository,
            p.thePullRequest(),
            p.theAction(),
            clock.instant(),
            p.proposer()),
        repository,
        Optional.empty());
  }

  private Hint checkWanted(
      WebhookPayload p,
      Function<WebhookPayload, String> key,
      Function<WebhookPayload, String> commit) {
    if (!p.theAction().equals("rerequested")) {
      return new Hint.NotForUs("no check is wanted anew");
    }
    Repository repository = p.theRepository();
    return new Hint.About(
        new Incoming.CheckWanted(
            p.theSender(), repository, key.apply(p), commit.apply(p), clock.instant()),
        repository,
        Optional.empty());
  }

  private Hint repository(String event, WebhookPayload p) {
    Repository repository = p.theRepository();
    return new Hint.About(
        new Incoming.RepositoryTouched(p.theSender(), repository, p.named(event), clock.instant()),
        repository,
        Optional.empty());
  }

  private Hint app(String event, WebhookPayload p) {
    return new Hint.About(
        new Incoming.AppTouched(p.theSender(), p.named(event), clock.instant()),
        APP,
        Optional.empty());
  }

  private static Hint about(IssueRef ref, Incoming incoming) {
    return new Hint.About(incoming, ref.repository(), Optional.of(ref));
  }
}
