package dev.berth.github.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.forge.ClosingEvent;
import dev.berth.forge.Comment;
import dev.berth.forge.ForgeReader;
import dev.berth.forge.Issue;
import dev.berth.forge.IssueRef;
import dev.berth.forge.LabelEvent;
import dev.berth.forge.Person;
import dev.berth.forge.Repository;
import dev.berth.forge.SshKey;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** GitHub's JSON as Berth's words. What must be there and is not makes the answer unreadable. */
public final class ForgeMapper {
  private ForgeMapper() {}

  public static Repository repository(JsonNode n) {
    String name = JsonFields.text(n, "full_name");
    if (!JsonFields.isRepositoryName(name)) {
      throw new UnreadableJson("full_name is no repository name");
    }
    return new Repository(JsonFields.number(n, "id"), name, n.path("private").asBoolean(false));
  }

  /** An account that must be there. */
  public static Person account(JsonNode n) {
    String login = JsonFields.text(n, "login");
    boolean bot = n.path("type").asText("").equals("Bot") || login.endsWith("[bot]");
    return new Person(JsonFields.number(n, "id"), login, bot);
  }

  /** The account behind a field; deleted ones are shown as null. */
  public static Person person(JsonNode n) {
    return n.isObject() ? account(n) : Person.GHOST;
  }

  public static boolean isPullRequest(JsonNode issue) {
    return issue.path("pull_request").isObject();
  }

  public static Issue issue(Repository repository, JsonNode n) {
    Optional<Person> closedBy =
        n.path("closed_by").isObject()
            ? Optional.of(account(n.get("closed_by")))
            : Optional.empty();
    return new Issue(
        new IssueRef(repository, JsonFields.intNumber(n, "number")),
        JsonFields.number(n, "id"),
        JsonFields.text(n, "title"),
        JsonFields.optional(n, "body").orElse(""),
        person(n.path("user")),
        labels(n.path("labels")),
        JsonFields.text(n, "state").equals("open"),
        n.path("locked").asBoolean(false),
        JsonFields.optional(n, "state_reason"),
        closedBy,
        JsonFields.instant(n, "created_at"),
        JsonFields.instant(n, "updated_at"));
  }

  /** GitHub describes labels of an issue as objects or as bare names. */
  private static Set<String> labels(JsonNode list) {
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode one : list) {
      names.add(one.isTextual() ? one.asText() : JsonFields.text(one, "name"));
    }
    return names;
  }

  public static Comment comment(JsonNode n) {
    return new Comment(
        JsonFields.number(n, "id"),
        actor(n, "user"),
        JsonFields.optional(n, "body").orElse(""),
        JsonFields.instant(n, "created_at"),
        JsonFields.instant(n, "updated_at"));
  }

  /** What an app did in somebody's name is a program's: the person did not type it. */
  private static Person actor(JsonNode n, String field) {
    Person person = person(n.path(field));
    boolean viaApp = n.path("performed_via_github_app").isObject();
    return viaApp ? new Person(person.id(), person.login(), true) : person;
  }

  /** Empty for events that are no label changes. */
  public static Optional<LabelEvent> labeling(JsonNode n) {
    return switch (n.path("event").asText("")) {
      case "labeled" -> Optional.of(labeling(n, true));
      case "unlabeled" -> Optional.of(labeling(n, false));
      default -> Optional.empty();
    };
  }

  private static LabelEvent labeling(JsonNode n, boolean on) {
    return new LabelEvent(
        JsonFields.number(n, "id"),
        JsonFields.text(n.path("label"), "name"),
        on,
        actor(n, "actor"),
        JsonFields.instant(n, "created_at"));
  }

  /** Empty for events that neither close nor open. */
  public static Optional<ClosingEvent> closing(JsonNode n) {
    return switch (n.path("event").asText("")) {
      case "closed" -> Optional.of(closing(n, true));
      case "reopened" -> Optional.of(closing(n, false));
      default -> Optional.empty();
    };
  }

  private static ClosingEvent closing(JsonNode n, boolean closes) {
    return new ClosingEvent(
        JsonFields.number(n, "id"),
        closes,
        actor(n, "actor"),
        JsonFields.optional(n, "commit_id").isPresent(),
        JsonFields.instant(n, "created_at"));
  }

  /** When a pull request that refers to the issue was merged; empty for anything else. */
  public static Optional<Instant> merge(JsonNode n) {
    JsonNode pull = n.path("source").path("issue").path("pull_request");
    return JsonFields.optional(pull, "merged_at").map(_ -> JsonFields.instant(pull, "merged_at"));
  }

  public static SshKey sshKey(JsonNode n) {
    return new SshKey(JsonFields.number(n, "id"), JsonFields.text(n, "key").strip());
  }

  public static ForgeReader.Milestone milestone(JsonNode n) {
    return new ForgeReader.Milestone(
        JsonFields.intNumber(n, "number"), JsonFields.text(n, "title"));
  }
}
