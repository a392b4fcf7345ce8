package dev.berth.cli;

import dev.berth.wiring.Wiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code berth config}: settings are checked before a server meets them. */
@Command(
    name = "config",
    description = "Work on settings.",
    mixinStandardHelpOptions = true,
    subcommands = ConfigCommand.Check.class)
final class ConfigCommand {
  /** {@code berth config check}: every problem with file and line; every template rendered. */
  @Command(
      name = "check",
      description = "Check a settings folder and all templates.",
      mixinStandardHelpOptions = true)
  static final class Check extends Subcommand {
    @Parameters(
        index = "0",
        arity = "0..1",
        paramLabel = "DIR",
        description = "Settings folder instead of BERTH_CONFIG.")
    private Optional<String> told = Optional.empty();

    @Option(
        names = "--repository-file",
        paramLabel = "FILE",
        description = "Check a repository's own .github/berth.yaml against the folder, too.")
    private @Nullable Path repository;

    @Override
    public Integer call() throws IOException {
      var folder = Wiring.folder(told);
      var texts = Wiring.settings(folder);
      var own =
          repository == null ? Optional.<String>empty() : Optional.of(Files.readString(repository));
      var problems =
          new ArrayList<>(
              new SettingsCheck(texts, Wiring.secrets(), clock().instant())
                  .settings(own)
                  .templates(Wiring::template)
                  .problems());
      problems.addAll(Wiring.unread(folder));
      problems.forEach(out()::println);
      if (problems.isEmpty())
        out()
            .println(
                "all is well: "
                    + texts.size()
                    + " settings files in "
                    + Wiring.place(folder)
                    + ", and all templates");
      else out().println(problems.size() + " problems in " + Wiring.place(folder));
      return problems.isEmpty() ? 0 : 1;
    }
  }
}
