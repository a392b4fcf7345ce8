package dev.berth.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.forge.CodeRepository;
import dev.berth.forge.Forge.TextFile;
import dev.berth.forge.Known;
import dev.berth.forge.Profile;
import java.time.Instant;
import java.util.Optional;

/**
 * What projects and people show to everybody: repositories and profiles, for rules to judge by.
 * What only our token can see is not told: the answer may end up in a public comment.
 */
final class Projects {
  private static final Whose PUBLIC = new Whose.Anybodys();

  private final Questions questions;

  Projects(Questions questions) {
    this.questions = questions;
  }

  Known<Profile> profile(String login) {
    return login.isBlank()
        ? new Known.Absent<>("no name given")
        : questions.ask(PUBLIC, "/users/" + Host.part(login), Projects::profile);
  }

  private static Profile profile(JsonNode n) {
    boolean told = Shapes.optional(n, "created_at").isPresent();
    Optional<Instant> since =
        told ? Optional.of(Shapes.instant(n, "created_at")) : Optional.empty();
    return new Profile(Shapes.account(n), since);
  }

  Known<CodeRepository> code(String name) {
    if (!Host.isRepositoryName(name)) {
      return new Known.Absent<>("not a repository name (owner/name)");
    }
    return questions
        .ask(PUBLIC, "/repos/" + name, Projects::code)
        .then(
            found ->
                found
                    .map(Known::is)
                    .orElseGet(() -> new Known.Absent<>("not there, or not public")));
  }

  /** Empty where it is private. */
  private static Optional<CodeRepository> code(JsonNode n) {
    if (n.path("private").asBoolean(false)) {
      return Optional.empty();
    }
    boolean pushed = Shapes.optional(n, "pushed_at").isPresent();
    return Optional.of(
        new CodeRepository(
            Shapes.repository(n).name(),
            Shapes.optional(n.path("license"), "spdx_id"),
            n.path("archived").asBoolean(false),
            // Nothing was ever pushed to an empty repository.
            Shapes.instant(n, pushed ? "pushed_at" : "created_at")));
  }

  Known<TextFile> file(String name, String path) {
    return code(name).then(r -> new TextFiles(questions).read(PUBLIC, r.name(), path));
  }
}
