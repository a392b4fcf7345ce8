package dev.berth.github.http;

import java.util.regex.Pattern;

/**
 * Takes tokens out of texts that go into logs and errors. By prefix and shape, not by length:
 * installation tokens are growing from 40 signs to several hundred.
 */
public final class TokenRedactor {
  /** Of what a stranger's server says, this much is enough to act on. */
  private static final int LINE_SIGNS_MAX = 200;

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?i)(bearer|token)\\s+[\\w.~+/=-]{8,}"
              + "|\\b(gh[a-z]_|github_pat_)[\\w.-]+"
              + "|\\beyJ[\\w-]+\\.[\\w-]+\\.?[\\w-]*"
              + "|-----BEGIN[\\s\\S]*?(-----END[^-]*-----|$)");

  private TokenRedactor() {}

  public static String redact(String text) {
    String one = TOKEN.matcher(text).replaceAll("***").replaceAll("[\\p{Cntrl}\\s]+", " ");
    return one.length() <= LINE_SIGNS_MAX ? one : one.substring(0, LINE_SIGNS_MAX) + "…";
  }
}
