package dev.berth.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.forge.CheckRun;
import dev.berth.forge.ForgeWriter.NewLabel;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Known;
import dev.berth.forge.Repository;
import dev.berth.forge.Write;
import dev.berth.forge.Wrote;
import dev.berth.github.auth.TokenScope;
import dev.berth.github.http.ApiHost;
import dev.berth.github.http.ApiRequest;
import dev.berth.github.http.ApiResponse;
import dev.berth.github.http.AuthToken;
import dev.berth.github.http.GitHubHttp;
import dev.berth.github.http.RequestOutcome;
import dev.berth.github.http.ResponseMapper;
import dev.berth.github.json.BoundedJson;
import dev.berth.github.json.JsonFields;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.kohsuke.github.GHCheckRun;
import org.kohsuke.github.GHCheckRunBuilder;
import org.kohsuke.github.ReactionContent;

/**
 * Every write to GitHub: one request each, made by hub4j but for the two that it has no call for.
 * What became of it is read from the answer itself and not from hub4j's exceptions.
 */
final class GitHubWriter {
  private final ApiReader api;
  private final ResponseMapper responses;
  private final GitHubHttp http;
  private final RepositoryResolver repositories;

  GitHubWriter(ApiReader api, RepositoryResolver repositories) {
    this.api = api;
    this.responses = api.responses();
    this.http = responses.http();
    this.repositories = repositories;
  }

  /** The repository as it is called now, the token for it, and when the time to send is over. */
  private record Target(Repository here, AuthToken token, long sendBy) {}

  Wrote write(IssueRef issue, Write write, Duration within) {
    Wrote wrote =
        make(
            issue.repository(),
            http.nanos() + within.toNanos(),
            to -> send(to, issue.number(), write),
            outcome -> wrote(write, outcome));
    if (wrote instanceof Wrote.Missing) {
      repositories.forget(issue.repository());
    }
    return wrote;
  }

  Wrote createLabel(Repository repository, NewLabel label) {
    return make(
        repository,
        GitHubHttp.ANY_TIME,
        to ->
            hub4j(
                to,
                hub ->
                    hub.repository().createLabel(label.name(), label.color(), label.description())),
        outcome ->
            outcome instanceof RequestOutcome.Answered(ApiResponse a)
                    && a.status() == 422
                    && a.text().contains("already_exists")
                ? new Wrote.Done(0)
                : responses.wrote(outcome));
  }

  Wrote updateLabel(Repository repository, NewLabel label) {
    ObjectNode body =
        BoundedJson.object().put("color", label.color()).put("description", label.description());
    // hub4j leaves a slash in a name as it is.
    return make(
        repository,
        GitHubHttp.ANY_TIME,
        to -> plain(to, "PATCH", "/labels/" + ApiHost.part(label.name()), Optional.of(body)),
        responses::wrote);
  }

  /** Only an app may; GitHub refuses a token with 403. */
  Wrote createCheck(Repository repository, CheckRun check, Duration within) {
    return make(
        repository,
        http.nanos() + within.toNanos(),
        to -> hub4j(to, hub -> create(hub, check)),
        responses::wroteIfAllowed);
  }

  private Wrote make(
      Repository repository,
      long sendBy,
      Function<Target, RequestOutcome> request,
      Function<RequestOutcome, Wrote> reading) {
    Known<Target> target =
        repositories
            .resolveForWrite(repository)
            .then(
                here ->
                    api.credentials()
                        .token(new TokenScope.OfRepository(here.name()))
                        .map(token -> new Target(here, token, sendBy)));
    if (!(target instanceof Known.Is<Target>(Target to))) {
      return responses.notTried(target);
    }
    RequestOutcome outcome = request.apply(to);
    api.dropIfRejected(to.token(), outcome);
    return reading.apply(outcome);
  }

  private RequestOutcome hub4j(Target to, Hub4j.Change change) {
    return new Hub4j(http, to.here(), to.token(), to.sendBy()).make(change);
  }

  private RequestOutcome send(Target to, int issue, Write write) {
    return switch (write) {
      case Write.CreateComment(String _, String text) ->
          hub4j(to, hub -> hub.issue(issue).comment(text));
      case Write.EditComment(long id, String text) ->
          hub4j(to, hub -> hub.comment(issue, id).update(text));
      case Write.DeleteComment(long id) -> hub4j(to, hub -> hub.comment(issue, id).delete());
      case Write.React(long id, var reaction) -> {
        ReactionContent content = ReactionContent.forContent(reaction.word());
        yield hub4j(to, hub -> hub.comment(issue, id).createReaction(content));
      }
      case Write.AddLabel(String name) -> hub4j(to, hub -> hub.issue(issue).addLabels(name));
      case Write.Lock() -> hub4j(to, hub -> hub.issue(issue).lock());
      case Write.Unlock() -> hub4j(to, hub -> hub.issue(issue).unlock());
      case Write.Assign(String login) ->
          hub4j(to, hub -> hub.issue(issue).addAssignees(hub.user(login)));
      case Write.Unassign(String login) ->
          hub4j(to, hub -> hub.issue(issue).removeAssignees(hub.user(login)));
      case Write.Milestone(Optional<Integer> number) ->
          hub4j(
              to,
              hub ->
                  hub.issue(issue)
                      .setMilestone(number.isPresent() ? hub.milestone(number.get()) : null));
      // hub4j makes a request of each field.
      case Write.Edit edit -> plain(to, "PATCH", "/issues/" + issue, Optional.of(fields(edit)));
      // hub4j leaves a slash in a name as it is.
      case Write.RemoveLabel(String name) ->
          plain(
              to, "DELETE", "/issues/" + issue + "/labels/" + ApiHost.part(name), Optional.empty());
    };
  }

  private RequestOutcome plain(Target to, String method, String below, Optional<ObjectNode> body) {
    String path = "/repos/" + to.here().name() + below;
    ApiRequest call = new ApiRequest(method, http.host().at(path), body.map(JsonNode::toString));
    return http.send(call, to.token(), to.sendBy());
  }

  private static ObjectNode fields(Write.Edit edit) {
    ObjectNode body = BoundedJson.object();
    edit.title().ifPresent(title -> body.put("title", title));
    edit.open().ifPresent(open -> body.put("state", open ? "open" : "closed"));
    edit.reason().ifPresent(reason -> body.put("state_reason", reason));
    return body;
  }

  private void create(Hub4j hub, CheckRun check) throws IOException {
    GHCheckRunBuilder.Output output = new GHCheckRunBuilder.Output(check.title(), check.summary());
    for (CheckRun.Annotation a : check.annotations()) {
      output.add(
          new GHCheckRunBuilder.Annotation(
              a.path(), a.line(), GHCheckRun.AnnotationLevel.FAILURE, a.message()));
    }
    hub.repository()
        .createCheckRun(check.name(), check.commit())
        .withExternalID(check.key())
        .withStatus(GHCheckRun.Status.COMPLETED)
        .withConclusion(GHCheckRun.Conclusion.valueOf(check.conclusion().name()))
        .withCompletedAt(http.gitHubNow())
        .add(output)
        .create();
  }

  private Wrote wrote(Write write, RequestOutcome outcome) {
    Wrote wrote = responses.wrote(outcome);
    if (!(outcome instanceof RequestOutcome.Answered(ApiResponse a))) {
      return wrote;
    }
    boolean done = wrote instanceof Wrote.Done;
    return switch (write) {
      case Write.CreateComment _ when done -> created(a);
      // People answer by the forge's clock, so what they saw is told by it too.
      case Write.EditComment _ when done -> new Wrote.Done(0, time(a, "updated_at"));
      case Write.Assign(String login) when done && isLeftOut(a, login) ->
          new Wrote.Refused(login + " cannot be assigned here");
      // A label that is not on the issue is off, as was wanted.
      case Write.RemoveLabel _
          when a.status() == 404 && a.message().contains("Label does not exist") ->
          new Wrote.Done(0);
      default -> wrote;
    };
  }

  /** Only a 201 with the comment's number in it is a yes. */
  private static Wrote created(ApiResponse a) {
    long id = a.status() == 201 ? a.json().map(n -> n.path("id").asLong(0)).orElse(0L) : 0;
    return id > 0
        ? new Wrote.Done(id, time(a, "created_at"))
        : new Wrote.Unclear("an answer without the comment in it");
  }

  private static Optional<Instant> time(ApiResponse a, String field) {
    return a.json()
        .filter(n -> JsonFields.optional(n, field).isPresent())
        .map(n -> JsonFields.instant(n, field));
  }

  /** GitHub answers 201 also for somebody it then leaves out. */
  private static boolean isLeftOut(ApiResponse a, String login) {
    JsonNode list = a.json().map(n -> n.path("assignees")).orElse(BoundedJson.object());
    return list.isArray()
        && list.valueStream().noneMatch(p -> p.path("login").asText("").equalsIgnoreCase(login));
  }
}
