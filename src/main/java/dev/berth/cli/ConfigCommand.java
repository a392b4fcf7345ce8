package dev.berth.cli;

import dev.berth.config.Parsed;
import dev.berth.program.SettingsFolder;
import dev.berth.view.TextRenderer;
import dev.berth.wiring.Adapters;
import dev.berth.wiring.Wiring;
import java.util.ArrayList;
import java.util.Optional;
import picocli.CommandLine.Command;
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

    @Override
    public Integer call() {
      var problems = new ArrayList<String>();
      var folder = Wiring.folder(told);
      var texts = Wiring.settings(folder);
      switch (SettingsFolder.read(texts, Wiring.secrets())) {
        case Parsed.Bad<SettingsFolder>(var found) ->
            found.forEach(p -> problems.add(p.toString()));
        case Parsed.Good<SettingsFolder>(var setup, _) ->
            Adapters.problems(setup.server()).forEach(p -> problems.add(p.toString()));
      }
      problems.addAll(
          dev.berth.view.samples.TemplateCheck.problems(new TextRenderer(Wiring::template)));
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
