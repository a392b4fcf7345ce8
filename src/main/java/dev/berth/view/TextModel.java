package dev.berth.view;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A text before it is one: which template, and what it says. What is compared is values, so a new
 * template rewrites nothing by itself.
 *
 * @param template name under templates, without ending: {@code status/active}
 * @param values a {@code String} is a person's words and is escaped where it is shown; under {@link
 *     #NOW} stands what may be shown but is no reason to write
 */
public record TextModel(String template, Map<String, Object> values) {
  /** Values that change by themselves, as free machines do. */
  public static final String NOW = "now";

  /**
   * What changes often while machines are made; not compared within {@link
   * IssueView#PROGRESS_EVERY}.
   */
  static final String PROGRESS = "progress";

  /** Of the program rather than the request: another rota rewrites no comment of last year. */
  private static final Set<String> SURROUNDINGS =
      Set.of(
          NOW,
          PROGRESS,
          "duty",
          "holders",
          "lead",
          "operators",
          "forms",
          "page",
          "program",
          "access_help");

  private static final int MARK = 24;

  public TextModel {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Equal exactly if people would read the same: a hash of the values. */
  public String fingerprint() {
    return hash(calm()) + "." + hash(canonical(values.getOrDefault(PROGRESS, "")));
  }

  /** Whether the two differ in nothing but progress. */
  static boolean sameButProgress(String mark, String other) {
    int dot = mark.indexOf('.');
    return dot > 0 && other.startsWith(mark.substring(0, dot + 1));
  }

  private String calm() {
    var all = new TreeMap<>(values);
    all.keySet().removeAll(SURROUNDINGS);
    return template + canonical(all);
  }

  private static String canonical(Object value) {
    return switch (value) {
      case Map<?, ?> m -> {
        var text = new StringBuilder("{");
        var sorted = new TreeMap<String, Object>();
        m.forEach((k, v) -> sorted.put(String.valueOf(k), v));
        sorted.forEach((k, v) -> text.append(quoted(k)).append(canonical(v)));
        yield text.append('}').toString();
      }
      case List<?> l -> {
        var text = new StringBuilder("[");
        for (var v : l) text.append(canonical(v));
        yield text.append(']').toString();
      }
      default -> quoted(value.toString());
    };
  }

  /** With its length before it, so that no two lists of values look the same. */
  private static String quoted(String s) {
    return s.length() + ":" + s + ";";
  }

  private static String hash(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, MARK);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
