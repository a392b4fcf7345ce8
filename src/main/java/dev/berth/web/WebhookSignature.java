package dev.berth.web;

import dev.berth.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks that a delivery was signed with one of our secrets: HMAC-SHA256 over the bytes as they
 * came, compared in constant time. Several secrets are valid at once so that one can be replaced.
 */
final class WebhookSignature {
  private static final String PREFIX = "sha256=";
  private static final int HEX = 64;

  private final List<Secret> secrets;

  WebhookSignature(List<Secret> secrets) {
    this.secrets = List.copyOf(secrets);
  }

  boolean isOf(byte[] body, String header) {
    if (header.length() != PREFIX.length() + HEX || !header.startsWith(PREFIX)) return false;
    // As text, so that only the forge's own spelling, in lower case, is a signature.
    var given = header.substring(PREFIX.length()).getBytes(StandardCharsets.UTF_8);
    boolean any = false;
    for (var secret : secrets) any |= MessageDigest.isEqual(hex(hmac(secret, body)), given);
    return any;
  }

  private static byte[] hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] hmac(Secret secret, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      var key = secret.reveal().getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
