package dev.berth.program;

import dev.berth.config.Parsed;
import dev.berth.config.Problem;
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
public final class Folder {
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

  private Folder(Map<String, String> texts) {
    this.texts = texts;
  }

  /** The files that a server reads; samples are not among them. */
  public static Folder shipped() {
    var texts = new TreeMap<String, String>();
    for (var name : List.of(Setup.SERVER, Setup.PROGRAM, Setup.CATALOGUE))
      texts.put(name, text(CONFIG.resolve(name)));
    try (var forms = Files.list(CONFIG.resolve("forms"))) {
      forms.forEach(f -> texts.put(Setup.FORMS + f.getFileName(), text(f)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Folder(texts);
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Folder with(String file, String text) {
    var all = new TreeMap<>(texts);
    all.put(file, text);
    return new Folder(all);
  }

  Folder without(String file) {
    var all = new TreeMap<>(texts);
    all.remove(file);
    return new Folder(all);
  }

  String text(String file) {
    return texts.get(file);
  }

  Parsed<Setup> read() {
    return Setup.read(texts, NO_SECRETS);
  }

  public Setup setup() {
    return read().orThrow();
  }

  List<String> problems() {
    return read().problems().stream().map(Problem::toString).toList();
  }
}
