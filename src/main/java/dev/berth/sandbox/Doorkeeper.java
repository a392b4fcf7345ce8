package dev.berth.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Tells from the {@code Authorization} who makes a request: token, installation, or signed app. */
final class Doorkeeper {
  /** A signed app may speak for ten minutes; one more is allowed for clocks that differ. */
  private static final long TERM_SECONDS_MAX = 660;

  private final Stage stage;

  Doorkeeper(Stage stage) {
    this.stage = stage;
  }

  Identity identify(Optional<String> authorization) {
    if (authorization.isEmpty()) {
      return Identity.NOBODY;
    }
    String text = authorization.get();
    int space = text.indexOf(' ');
    String scheme = space < 0 ? "" : text.substring(0, space).toLowerCase(Locale.ROOT);
    if (!scheme.equals("bearer") && !scheme.equals("token")) {
      throw badCredentials();
    }
    String token = text.substring(space + 1).strip();
    World world = stage.world();
    if (token.startsWith("ghs_")) {
      return installation(token);
    }
    long dots = token.chars().filter(c -> c == '.').count();
    if (dots == 2) {
      return new Identity("app", Optional.empty(), Optional.of(app(token)));
    }
    return world.accounts.values().stream()
        .filter(a -> !a.gone && !a.token.isEmpty() && a.token.equals(token))
        .findFirst()
        .map(a -> new Identity(a.login, Optional.of(a), Optional.empty()))
        .orElseThrow(Doorkeeper::badCredentials);
  }

  private Identity installation(String token) {
    World world = stage.world();
    World.Grant grant =
        world.grants.stream()
            .filter(g -> g.token().equals(token) && g.until().isAfter(stage.now()))
            .findFirst()
            .orElseThrow(Doorkeeper::badCredentials);
    World.App app =
        world.apps.stream()
            .filter(a -> a.installation() == grant.installation())
            .findFirst()
            .orElseThrow(Doorkeeper::badCredentials);
    Account bot = world.account(app.bot());
    return new Identity(bot.login, Optional.of(bot), Optional.of(app));
  }

  static ApiError badCredentials() {
    return new ApiError(401, "Bad credentials");
  }

  private World.App app(String token) {
    int first = token.indexOf('.');
    int last = token.lastIndexOf('.');
    JsonNode claims =
        decode(token.substring(first + 1, last))
            .flatMap(Json::parse)
            .orElseThrow(Doorkeeper::undecodable);
    World.App app =
        stage.world().apps.stream()
            .filter(a -> claims.path("iss").asText().equals(Long.toString(a.id())))
            .findFirst()
            .orElseThrow(() -> new ApiError(404, "Integration not found"));
    byte[] signature = decode(token.substring(last + 1)).orElseThrow(Doorkeeper::undecodable);
    if (!signed(app.publicKey(), token.substring(0, last), signature)) {
      throw undecodable();
    }
    Instant now = stage.now();
    long end = claims.path("exp").asLong();
    if (end <= now.getEpochSecond()) {
      throw new ApiError(
          401,
          "'Expiration time' claim ('exp') must be a numeric value"
              + " representing the future time at which the assertion expires");
    }
    if (end > now.getEpochSecond() + TERM_SECONDS_MAX) {
      throw new ApiError(401, "'Expiration time' claim ('exp') is too far in the future");
    }
    return app;
  }

  private static ApiError undecodable() {
    return new ApiError(401, "A JSON web token could not be decoded");
  }

  private static Optional<byte[]> decode(String part) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(part));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean signed(String publicKey, String text, byte[] signature) {
    try {
      byte[] der = Base64.getMimeDecoder().decode(publicKey.replaceAll("-----[A-Z ]+-----", ""));
      PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
      Signature check = Signature.getInstance("SHA256withRSA");
      check.initVerify(key);
      check.update(text.getBytes(StandardCharsets.US_ASCII));
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
