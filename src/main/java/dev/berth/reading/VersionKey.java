package dev.berth.reading;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of one request by which its versions get the names that people see and type. Without
 * it nobody can write two texts whose versions look alike: they could only try, one edit at a time,
 * and a name has more signs than could ever be tried so.
 *
 * @param secret random, never shown
 */
public record VersionKey(String secret) {
  /** Signs of a name: 48 bits. */
  public static final int SIGNS = 12;

  private static final String HMAC = "HmacSHA256";

  /** What people see and type of a version. */
  public String name(Digest digest) {
    return whole(digest).substring(0, SIGNS);
  }

  /** Whether somebody who typed this meant this version: a whole name, or more of it. */
  public boolean isMeantBy(String typed, Digest digest) {
    return typed.length() >= SIGNS && whole(digest).startsWith(typed.toLowerCase(Locale.ROOT));
  }

  /** A sign that nobody can make for another text. */
  public String sign(String text) {
    return hmac(text);
  }

  private String whole(Digest digest) {
    return hmac(digest.hex());
  }

  private String hmac(String text) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }

  @Override
  public String toString() {
    return "VersionKey[***]";
  }
}
