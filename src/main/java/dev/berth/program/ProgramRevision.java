package dev.berth.program;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a program by the hash (SHA-256) of every text it was read from. */
final class ProgramRevision {
  private static final int SHOWN = 7;

  private ProgramRevision() {}

  static String of(String text, ServerDefaults defaults) {
    try {
      var hash = MessageDigest.getInstance("SHA-256");
      add(hash, text);
      for (var t : defaults.texts()) add(hash, t);
      return HexFormat.of().formatHex(hash.digest()).substring(0, SHOWN);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** With its length before it: what moves from one file to the next is another revision. */
  private static void add(MessageDigest hash, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    hash.update((bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
    hash.update(bytes);
  }
}
