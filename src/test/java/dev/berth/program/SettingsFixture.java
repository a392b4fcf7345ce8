package dev.berth.program;

import dev.berth.config.ConfigProblem;
import dev.berth.config.Parsed;
import dev.berth.config.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The shipped settings folder as texts, and what can be changed in it. */
public final class SettingsFixture {
  private static final Path CONFIG = Path.of("config");

  public static final Secrets NO_SECRETS =
      new Secrets() {
        @Override
        public Optional<String> env(String name) {
          return Optional.empty();
        }

        @Override
        public Optional<String> file(String path) {
          return Optional.empty();
        }
      };

  private final Map<String, String> texts;

  private SettingsFixture(Map<String, String> texts) {
    this.texts = texts;
  }

  /** The files that a server reads; samples are not among them. */
  public static SettingsFixture shipped() {
    var texts = new TreeMap<String, String>();
    for (var name :
        List.of(SettingsFolder.SERVER, SettingsFolder.PROGRAM, SettingsFolder.CATALOGUE))
      texts.put(name, text(CONFIG.resolve(name)));
    try (var forms = Files.list(CONFIG.resolve("forms"))) {
      forms.forEach(f -> texts.put(SettingsFolder.FORMS + f.getFileName(), text(f)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SettingsFixture(texts);
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Map<String, String> texts() {
    return texts;
  }

  SettingsFixture with(String file, String text) {
    var all = new TreeMap<>(texts);
    all.put(file, text);
    return new SettingsFixture(all);
  }

  SettingsFixture without(String file) {
    var all = new TreeMap<>(texts);
    all.remove(file);
    return new SettingsFixture(all);
  }

  String text(String file) {
    return texts.get(file);
  }

  Parsed<SettingsFolder> read() {
    return SettingsFolder.read(texts, NO_SECRETS);
  }

  public SettingsFolder setup() {
    return read().orThrow();
  }

  List<String> problems() {
    return read().problems().stream().map(ConfigProblem::toString).toList();
  }
}
