package dev.berth.sandbox.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.sandbox.model.ApiError;
import dev.berth.sandbox.model.SandboxAccount;
import dev.berth.sandbox.model.SandboxJson;
import dev.berth.sandbox.model.SandboxWorld;
import dev.berth.sandbox.model.WorldStore;
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
final class Authenticator {
  /** A signed app may speak for ten minutes; one more is allowed for clocks that differ. */
  private static final long TERM_SECONDS_MAX = 660;

  private final WorldStore store;

  Authenticator(WorldStore store) {
    this.store = store;
  }

  ApiCaller identify(Optional<String> authorization) {
    if (authorization.isEmpty()) {
      return ApiCaller.NOBODY;
    }
    String text = authorization.get();
    int space = text.indexOf(' ');
    String scheme = space < 0 ? "" : text.substring(0, space).toLowerCase(Locale.ROOT);
    if (!scheme.equals("bearer") && !scheme.equals("token")) {
      throw badCredentials();
    }
    String token = text.substring(space + 1).strip();
    SandboxWorld world = store.world();
    if (token.startsWith("ghs_")) {
      return installation(token);
    }
    long dots = token.chars().filter(c -> c == '.').count();
    if (dots == 2) {
      return new ApiCaller("app", Optional.empty(), Optional.of(app(token)));
    }
    return world.accounts.values().stream()
        .filter(a -> !a.gone && !a.token.isEmpty() && a.token.equals(token))
        .findFirst()
        .map(a -> new ApiCaller(a.login, Optional.of(a), Optional.empty()))
        .orElseThrow(Authenticator::badCredentials);
  }

  private ApiCaller installation(String token) {
    SandboxWorld world = store.world();
    SandboxWorld.Grant grant =
        world.grants.stream()
            .filter(g -> g.token().equals(token) && g.until().isAfter(store.now()))
            .findFirst()
            .orElseThrow(Authenticator::badCredentials);
    SandboxWorld.App app =
        world.apps.stream()
            .filter(a -> a.installation() == grant.installation())
            .findFirst()
            .orElseThrow(Authenticator::badCredentials);
    SandboxAccount bot = world.account(app.bot());
    return new ApiCaller(bot.login, Optional.of(bot), Optional.of(app));
  }

  static ApiError badCredentials() {
    return new ApiError(401, "Bad credentials");
  }

  private SandboxWorld.App app(String token) {
    int first = token.indexOf('.');
    int last = token.lastIndexOf('.');
    JsonNode claims =
        decode(token.substring(first + 1, last))
            .flatMap(SandboxJson::parse)
            .orElseThrow(Authenticator::undecodable);
    SandboxWorld.App app =
        store.world().apps.stream()
            .filter(a -> claims.path("iss").asText().equals(Long.toString(a.id())))
            .findFirst()
            .orElseThrow(() -> new ApiError(404, "Integration not found"));
    byte[] signature = decode(token.substring(last + 1)).orElseThrow(Authenticator::undecodable);
    if (!signed(app.publicKey(), token.substring(0, last), signature)) {
      throw undecodable();
    }
    Instant now = store.now();
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
