package dev.berth.intake;

import dev.berth.reading.Field;
import dev.berth.reading.Line;
import dev.berth.reading.Workload;
import dev.berth.reading.Written;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Marks of the fields that commands can answer, so that an edit of the issue is noticed. */
final class Marks {
  private static final int SIGNS = 16;

  private Marks() {}

  static Written of(
      Sheet sheet,
      List<Line> lines,
      Optional<Duration> term,
      List<String> systems,
      Optional<Workload> workload) {
    return new Written(
        mark(sheet.text(Field.MACHINES), lines.toString()),
        mark(sheet.text(Field.TERM), term.toString()),
        mark(sheet.text(Field.SYSTEM), systems.toString()),
        mark(sheet.text(Field.WORKLOAD), workload.toString()));
  }

  /** Blanks and case are no change. */
  private static String mark(String answer, String read) {
    var text = answer.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT) + "\n" + read;
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, SIGNS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
