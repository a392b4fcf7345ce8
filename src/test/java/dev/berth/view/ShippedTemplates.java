package dev.berth.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** The templates of this folder. */
final class ShippedTemplates {
  static final Function<String, Optional<String>> TEMPLATES = ShippedTemplates::read;

  private ShippedTemplates() {}

  private static Optional<String> read(String name) {
    var file = Path.of("templates").resolve(name);
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
