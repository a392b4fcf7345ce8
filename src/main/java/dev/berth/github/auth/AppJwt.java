package dev.berth.github.auth;

import dev.berth.config.Secret;
import dev.berth.github.json.BoundedJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** The short-lived proof by which an app says who it is: RS256, signed with the JDK alone. */
public final class AppJwt {
  /** GitHub takes ten minutes at most, counted by its own clock. */
  private static final Duration TERM = Duration.ofMinutes(9);

  /** Issued a little in the past, as GitHub advises, against clocks that differ. */
  private static final Duration BACK = Duration.ofSeconds(60);

  private final String app;
  private final PrivateKey key;

  public AppJwt(String app, Secret pem) {
    this.app = app;
    this.key = RsaKeyPem.rsa(pem);
  }

  public String sign(Instant now) {
    String claims =
        BoundedJson.object()
            .put("iat", now.minus(BACK).getEpochSecond())
            .put("exp", now.plus(TERM).getEpochSecond())
            .put("iss", app)
            .toString();
    String text =
        encode(bytes("{\"alg\":\"RS256\",\"typ\":\"JWT\"}")) + "." + encode(bytes(claims));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(bytes(text));
      return text + "." + encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot sign with RSA", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
