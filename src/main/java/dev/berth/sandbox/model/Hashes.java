package dev.berth.sandbox.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes in hexadecimal: of commits and files as git has them, and of answers. */
public final class Hashes {
  private Hashes() {}

  public static String sha1(String text) {
    return hash("SHA-1", text.getBytes(StandardCharsets.UTF_8));
  }

  public static String sha256(byte[] bytes) {
    return hash("SHA-256", bytes);
  }

  /** The hash of a file with this text. */
  static String blob(String text) {
    return sha1("blob " + text.getBytes(StandardCharsets.UTF_8).length + "\0" + text);
  }

  private static String hash(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has " + algorithm, e);
    }
  }
}
