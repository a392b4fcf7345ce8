package dev.berth.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The demonstration's clock: the real one, moved ahead by whoever presses the button. */
final class DemoClock implements InstantSource {
  private final InstantSource real;
  private final Path file;
  private final AtomicReference<Duration> ahead;

  /** Goes on where it stood when the demonstration was stopped. */
  DemoClock(InstantSource real, Path file) throws IOException {
    this.real = real;
    this.file = file;
    var kept = Files.exists(file) ? Files.readString(file).strip() : "PT0S";
    this.ahead = new AtomicReference<>(Duration.parse(kept));
  }

  @Override
  public Instant instant() {
    return real.instant().plus(ahead.get());
  }

  void forward(Duration time) {
    var now = ahead.updateAndGet(d -> d.plus(time));
    try {
      Files.writeString(file, now.toString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("the clock could not be kept", e);
    }
  }
}
