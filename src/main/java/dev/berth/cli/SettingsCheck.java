package dev.berth.cli;

import dev.berth.config.ConfigProblem;
import dev.berth.config.Parsed;
import dev.berth.config.Secrets;
import dev.berth.program.Program;
import dev.berth.program.ServerSettings;
import dev.berth.program.SettingsDoubts;
import dev.berth.program.SettingsFolder;
import dev.berth.view.TextRenderer;
import dev.berth.view.samples.TemplateCheck;
import dev.berth.wiring.Adapters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What {@code config check} finds in a settings folder, in a repository's file, in templates. */
final class SettingsCheck {
  private final Map<String, String> texts;
  private final Secrets secrets;
  private final Instant now;
  private final List<String> problems = new ArrayList<>();

  /**
   * @param texts of the folder, by name
   * @param now what is over by then is a mistake
   */
  SettingsCheck(Map<String, String> texts, Secrets secrets, Instant now) {
    this.texts = Map.copyOf(texts);
    this.secrets = secrets;
    this.now = now;
  }

  /**
   * The folder's problems, with file and line.
   *
   * @param repository the file of a request repository, which is held against the folder
   */
  SettingsCheck settings(Optional<String> repository) {
    if (SettingsFolder.server(texts, secrets)
        instanceof Parsed.Good<ServerSettings>(var server, var places))
      add(Adapters.problems(server, places));
    switch (SettingsFolder.read(texts, secrets)) {
      case Parsed.Bad<SettingsFolder>(var found) -> add(found);
      case Parsed.Good<SettingsFolder>(var folder, _) -> {
        add(Adapters.planProblems(folder));
        add(SettingsDoubts.of(texts, folder, now));
        repository.ifPresent(
            text ->
                add(
                    Program.read(REPOSITORY_FILE, text, folder.defaults(), folder.program())
                        .problems()));
      }
    }
    return this;
  }

  /** Where a request repository has its own program. */
  static final String REPOSITORY_FILE = ".github/berth.yaml";

  /**
   * Every template, rendered.
   *
   * @param templates a template's text by its name
   */
  SettingsCheck templates(Function<String, Optional<String>> templates) {
    problems.addAll(TemplateCheck.problems(new TextRenderer(templates)));
    return this;
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  private void add(List<ConfigProblem> found) {
    found.forEach(p -> problems.add(p.toString()));
  }
}
