package dev.berth.reconcile.sim;

import dev.berth.config.Parsed;
import dev.berth.config.Secrets;
import dev.berth.program.SettingsFolder;
import dev.berth.reconcile.turn.ProgramRegistry;
import dev.berth.store.MemoryStore;
import dev.berth.view.TextRenderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What worlds share: the shipped catalogue and forms, texts, and a program.
 *
 * @param setup the program, with what it needs
 * @param programs the same as workers ask for it: no repository here has one of its own
 */
public record SimulatedProgram(SettingsFolder setup, ProgramRegistry programs) {
  private static final Map<String, Optional<String>> TEMPLATES = new ConcurrentHashMap<>();
  public static final TextRenderer WORDS =
      new TextRenderer(name -> TEMPLATES.computeIfAbsent(name, SimulatedProgram::template));

  private static final String SERVER =
      """
      adapters:
        east: {kind: simulator}
        west: {kind: simulator}
      """;

  /** Short terms and few machines, so that a life of days has reminders, ends and a queue. */
  static final SimulatedProgram BUSY = of("program.yaml");

  /** Nothing runs out by itself within a life: what comes of it is people's doing alone. */
  static final SimulatedProgram PATIENT = of("patient.yaml");

  private static SimulatedProgram of(String program) {
    var setup = setup(program);
    var store = new MemoryStore(new MemoryStore.Tables(new SimClock()), "nobody");
    return new SimulatedProgram(
        setup, new ProgramRegistry(store, setup.program(), setup.defaults()));
  }

  private static SettingsFolder setup(String program) {
    try {
      var texts = new HashMap<String, String>();
      texts.put("catalogue.yaml", Files.readString(Path.of("config", "catalogue.yaml")));
      for (var form : List.of("cluster-request", "free"))
        texts.put(
            "forms/" + form + ".yaml",
            Files.readString(Path.of("config", "forms", form + ".yaml")));
      texts.put("berth.yaml", SERVER);
      texts.put("program.yaml", Files.readString(Path.of("src/test/resources/sim", program)));
      return switch (SettingsFolder.read(texts, new NoSecrets())) {
        case Parsed.Good<SettingsFolder>(SettingsFolder setup, _) -> setup;
        case Parsed.Bad<SettingsFolder>(var problems) ->
            throw new IllegalStateException("the program of the simulator: " + problems);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> template(String name) {
    var file = Path.of("templates", name);
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class NoSecrets implements Secrets {
    @Override
    public Optional<String> env(String name) {
      return Optional.empty();
    }

    @Override
    public Optional<String> file(String path) {
      return Optional.empty();
    }
  }
}
