package dev.berth.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.forge.CodeRepository;
import dev.berth.forge.Forge.TextFile;
import dev.berth.forge.Known;
import dev.berth.forge.Profile;
import dev.berth.forge.Repository;
import java.util.Optional;

/** Asks about what projects show to everybody: their repositories, and people's profiles. */
final class Projects {
  private static final Whose PUBLIC = new Whose.Anybodys();

  private final Questions questions;

  Projects(Questions questions) {
    this.questions = questions;
  }

  Known<Profile> profile(String login) {
    if (login.isBlank()) return new Known.Absent<>("no name given");
    return questions.ask(PUBLIC, "/users/" + Host.part(login), Projects::profile);
  }

  private static Profile profile(JsonNode n) {
    var since =
        n.path("created_at").isTextual()
            ? Optional.of(Shapes.instant(n, "created_at"))
            : Optional.<java.time.Instant>empty();
    return new Profile(Shapes.account(n), since);
  }

  Known<CodeRepository> code(String name) {
    if (!Host.isRepositoryName(name)) return new Known.Absent<>("no repository name");
    return questions.ask(PUBLIC, "/repos/" + name, Projects::code);
  }

  private static CodeRepository code(JsonNode n) {
    return new CodeRepository(
        Shapes.text(n, "full_name"),
        Shapes.optional(n.path("license"), "spdx_id"),
        n.path("archived").asBoolean(false),
        Shapes.instant(n, "pushed_at"));
  }

  Known<TextFile> file(String name, String path) {
    if (!Host.isRepositoryName(name)) return new Known.Absent<>("no repository name");
    return new TextFiles(questions).read(PUBLIC, new Repository(0, name), path);
  }
}
