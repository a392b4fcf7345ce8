package dev.berth.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Hash (SHA-256) of what is granted: project, people, machines, term, workload, systems. Prose is
 * not in it, an empty field neither. Two readings of one digest grant the same.
 */
public record Digest(String hex) {
  /** Hash of the same and of something that is wished beyond it. */
  public Digest with(String wish) {
    return new Digest(sha256(hex + "\n" + wish));
  }

  static Digest of(Reading r) {
    var all = new StringJoiner("\n");
    r.project().ifPresent(p -> all.add("project=" + quoted(p)));
    add(all, "code", r.codeUrls());
    add(all, "people", r.handles().stream().map(h -> h.toLowerCase(Locale.ROOT)).sorted().toList());
    for (var l : r.lines())
      all.add("machines=" + l.count().orElse(0) + "x" + quoted(l.plan().orElse("")));
    r.wantedTerm().ifPresent(t -> all.add("term=" + t.toSeconds()));
    r.workload().ifPresent(w -> all.add("workload=" + w.word()));
    add(all, "systems", r.systems());
    return new Digest(sha256(all.toString()));
  }

  private static void add(StringJoiner all, String name, List<String> values) {
    for (var v : values) all.add(name + "=" + quoted(v));
  }

  /** A line break inside a value must not look like a field of its own. */
  private static String quoted(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String sha256(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
