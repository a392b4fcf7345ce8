package dev.berth.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.forge.Comment;
import dev.berth.forge.Forge;
import dev.berth.forge.Issue;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Labeling;
import dev.berth.forge.Person;
import dev.berth.forge.Repository;
import dev.berth.forge.SshKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** GitHub's JSON as Berth's words. What must be there and is not makes the answer unreadable. */
final class Shapes {
  private Shapes() {}

  static Repository repository(JsonNode n) {
    String name = text(n, "full_name");
    if (!Host.isRepositoryName(name)) {
      throw new Unreadable("full_name is no repository name");
    }
    return new Repository(number(n, "id"), name, n.path("private").asBoolean(false));
  }

  /** An account that must be there. */
  static Person account(JsonNode n) {
    String login = text(n, "login");
    boolean bot = n.path("type").asText("").equals("Bot") || login.endsWith("[bot]");
    return new Person(number(n, "id"), login, bot);
  }

  /** The account behind a field; deleted ones are shown as null. */
  static Person person(JsonNode n) {
    return n.isObject() ? account(n) : Person.GHOST;
  }

  static boolean isPullRequest(JsonNode issue) {
    return issue.path("pull_request").isObject();
  }

  static Issue issue(Repository repository, JsonNode n) {
    Optional<Person> closedBy =
        n.path("closed_by").isObject()
            ? Optional.of(account(n.get("closed_by")))
            : Optional.empty();
    return new Issue(
        new IssueRef(repository, small(n, "number")),
        number(n, "id"),
        text(n, "title"),
        optional(n, "body").orElse(""),
        person(n.path("user")),
        labels(n.path("labels")),
        text(n, "state").equals("open"),
        n.path("locked").asBoolean(false),
        optional(n, "state_reason"),
        closedBy,
        instant(n, "created_at"),
        instant(n, "updated_at"));
  }

  /** GitHub describes labels of an issue as objects or as bare names. */
  private static Set<String> labels(JsonNode list) {
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode one : list) {
      names.add(one.isTextual() ? one.asText() : text(one, "name"));
    }
    return names;
  }

  static Comment comment(JsonNode n) {
    Person author = person(n.path("user"));
    // Written by an app in somebody's name: the person did not type it.
    boolean viaApp = n.path("performed_via_github_app").isObject();
    return new Comment(
        number(n, "id"),
        viaApp ? new Person(author.id(), author.login(), true) : author,
        optional(n, "body").orElse(""),
        instant(n, "created_at"),
        instant(n, "updated_at"));
  }

  /** Empty for events that are no label changes. */
  static Optional<Labeling> labeling(JsonNode n) {
    return switch (n.path("event").asText("")) {
      case "labeled" -> Optional.of(labeling(n, true));
      case "unlabeled" -> Optional.of(labeling(n, false));
      default -> Optional.empty();
    };
  }

  private static Labeling labeling(JsonNode n, boolean on) {
    Person actor = person(n.path("actor"));
    boolean viaApp = n.path("performed_via_github_app").isObject();
    return new Labeling(
        number(n, "id"),
        text(n.path("label"), "name"),
        on,
        viaApp ? new Person(actor.id(), actor.login(), true) : actor,
        instant(n, "created_at"));
  }

  static SshKey sshKey(JsonNode n) {
    return new SshKey(number(n, "id"), text(n, "key").strip());
  }

  static Forge.Milestone milestone(JsonNode n) {
    return new Forge.Milestone(small(n, "number"), text(n, "title"));
  }

  static Iterable<JsonNode> items(JsonNode list) {
    if (!list.isArray()) {
      throw new Unreadable("not a list");
    }
    return list;
  }

  static long number(JsonNode n, String field) {
    JsonNode value = n.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() <= 0) {
      throw new Unreadable(field + " is no number");
    }
    return value.asLong();
  }

  /** The number of an issue or milestone. */
  static int small(JsonNode n, String field) {
    long value = number(n, field);
    if (value > Integer.MAX_VALUE) {
      throw new Unreadable(field + " is too large");
    }
    return (int) value;
  }

  static String text(JsonNode n, String field) {
    return optional(n, field).orElseThrow(() -> new Unreadable(field + " is missing"));
  }

  static Optional<String> optional(JsonNode n, String field) {
    JsonNode value = n.path(field);
    return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
  }

  static Instant instant(JsonNode n, String field) {
    try {
      return OffsetDateTime.parse(text(n, field)).toInstant();
    } catch (DateTimeException e) {
      throw new Unreadable(field + " is no instant");
    }
  }
}
