package dev.berth.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures as senders make them. */
final class SignedWebhook {
  static final String FORM = "application/x-www-form-urlencoded";

  private SignedWebhook() {}

  static String hex(String kind, String secret, byte[] body) {
    try {
      var mac = Mac.getInstance(kind);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), kind));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
