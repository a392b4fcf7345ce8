package dev.berth;

import dev.berth.config.Parsed;
import dev.berth.program.Setup;
import dev.berth.view.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
  static final class Check implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "DIR", defaultValue = "config")
    private String folder = "config";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      var problems = new ArrayList<String>();
      var texts = Wiring.settings(folder);
      switch (Setup.read(texts, Wiring.secrets())) {
        case Parsed.Bad<Setup>(var found) -> found.forEach(p -> problems.add(p.toString()));
        case Parsed.Good<Setup>(var setup, _) ->
            Adapters.problems(setup.server()).forEach(p -> problems.add(p.toString()));
      }
      problems.addAll(templates());
      var out = spec.commandLine().getOut();
      problems.forEach(out::println);
      if (problems.isEmpty())
        out.println("all is well: " + texts.size() + " settings files, and all templates");
      return problems.isEmpty() ? 0 : 1;
    }

    private static List<String> templates() {
      return dev.berth.view.Check.problems(
          new Words(name -> Folder.template(Path.of("templates"), name)));
    }
  }
}
