package dev.berth.intake.fields;

import dev.berth.intake.form.FilledForm;
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
public final class FieldHashes {
  private static final int SIGNS = 16;

  private FieldHashes() {}

  public static Written of(
      FilledForm filled,
      List<Line> lines,
      Optional<Duration> term,
      List<String> systems,
      Optional<Workload> workload) {
    return new Written(
        hash(filled.text(Field.MACHINES), lines.toString()),
        hash(filled.text(Field.TERM), term.toString()),
        hash(filled.text(Field.SYSTEM), systems.toString()),
        hash(filled.text(Field.WORKLOAD), workload.toString()));
  }

  /** Blanks and case are no change. */
  private static String hash(String answer, String read) {
    var text = answer.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT) + "\n" + read;
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, SIGNS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
