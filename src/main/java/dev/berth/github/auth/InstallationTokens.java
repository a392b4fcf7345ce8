package dev.berth.github.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.github.http.ApiHost;
import dev.berth.github.http.AuthToken;
import dev.berth.github.http.ResponseMapper;
import dev.berth.github.json.ForgeMapper;
import dev.berth.github.json.JsonFields;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The passes of an app: a signed proof for questions about the app itself, and one token for each
 * installation, asked for in one request and kept until shortly before it ends.
 */
public final class InstallationTokens implements TokenSource {
  /** A token this near to its end is not handed out: the call it is for must finish in time. */
  static final Duration RESERVE = Duration.ofMinutes(5);

  private final ResponseMapper responses;
  private final AppJwt jwt;
  private final ConcurrentHashMap<String, Long> installations = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Long, Slot> slots = new ConcurrentHashMap<>();
  private final AtomicLong anyInstallationId = new AtomicLong();

  /** The token of one installation; its lock makes many askers wait for one request. */
  private static final class Slot {
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<AuthToken> token = Optional.empty();
    private long goodUntilNanos;
  }

  public InstallationTokens(ResponseMapper responses, GitHubIdentity.App app) {
    this.responses = responses;
    this.jwt = new AppJwt(app.id(), app.privateKey());
  }

  @Override
  public Known<AuthToken> appToken() {
    return Known.is(AuthToken.bearer("app", jwt.sign(responses.http().gitHubNow())));
  }

  @Override
  public Known<AuthToken> token(TokenScope scope) {
    return installation(scope)
        .then(
            id -> {
              Known<AuthToken> token = installationToken(id);
              if (!(token instanceof Known.Is<AuthToken>)) {
                // Suspended, or installed anew under another number: found out before the next use.
                installations.values().removeIf(id::equals);
                anyInstallationId.compareAndSet(id, 0);
              }
              return token;
            });
  }

  private Known<Long> installation(TokenScope scope) {
    return switch (scope) {
      case TokenScope.OfRepository(String name) ->
          installationOf(name.substring(0, name.indexOf('/')), "/repos/" + name);
      case TokenScope.OfOrganisation(String login) ->
          installationOf(login, "/orgs/" + ApiHost.part(login));
      case TokenScope.AnyInstallation _ -> anyInstallation();
    };
  }

  /** An app is installed on an account; all its repositories and teams share that installation. */
  private Known<Long> installationOf(String owner, String place) {
    String key = owner.toLowerCase(Locale.ROOT);
    Long known = installations.get(key);
    if (known != null) {
      return Known.is(known);
    }
    Known<Long> asked =
        appToken()
            .then(token -> responses.get(token, place + "/installation"))
            .then(a -> responses.parse(a, n -> JsonFields.number(n, "id")));
    return switch (asked) {
      case Known.Is<Long>(Long id) -> {
        installations.put(key, id);
        anyInstallationId.compareAndSet(0, id);
        yield asked;
      }
      case Known.Absent<Long> _ ->
          new Known.Absent<>("the app is not installed at " + place.substring(1));
      case Known.Unknown<Long> _ -> asked;
    };
  }

  private Known<Long> anyInstallation() {
    long known = anyInstallationId.get();
    if (known != 0) {
      return Known.is(known);
    }
    return appToken()
        .then(token -> responses.get(token, "/app/installations?per_page=100"))
        .then(a -> responses.parse(a, InstallationTokens::firstActive))
        .then(
            first -> {
              first.ifPresent(id -> anyInstallationId.compareAndSet(0, id));
              return first
                  .map(Known::is)
                  .orElseGet(
                      () -> responses.unknown("the app is installed nowhere", ResponseMapper.SOON));
            });
  }

  private static Optional<Long> firstActive(JsonNode list) {
    for (JsonNode one : JsonFields.items(list)) {
      if (one.path("suspended_at").isNull() || one.path("suspended_at").isMissingNode()) {
        return Optional.of(JsonFields.number(one, "id"));
      }
    }
    return Optional.empty();
  }

  private Known<AuthToken> installationToken(long installation) {
    Slot slot = slots.computeIfAbsent(installation, _ -> new Slot());
    slot.lock.lock();
    try {
      if (slot.token.isPresent() && responses.http().nanos() - slot.goodUntilNanos < 0) {
        return Known.is(slot.token.get());
      }
      return fetch(slot, installation);
    } finally {
      slot.lock.unlock();
    }
  }

  private Known<AuthToken> fetch(Slot slot, long installation) {
    String path = "/app/installations/" + installation + "/access_tokens";
    long asked = responses.http().nanos();
    return appToken()
        .then(token -> responses.known(responses.post(token, path)))
        .then(
            answer ->
                responses.parse(
                    answer,
                    node -> {
                      Instant now = answer.date().orElse(responses.http().gitHubNow());
                      Duration term = Duration.between(now, JsonFields.instant(node, "expires_at"));
                      String text = JsonFields.text(node, "token");
                      AuthToken token = AuthToken.bearer("installation " + installation, text);
                      slot.token = Optional.of(token);
                      slot.goodUntilNanos = asked + term.minus(RESERVE).toNanos();
                      return token;
                    }));
  }

  @Override
  public void invalidate(AuthToken refused) {
    for (Slot slot : slots.values()) {
      slot.lock.lock();
      try {
        if (slot.token.equals(Optional.of(refused))) {
          slot.token = Optional.empty();
        }
      } finally {
        slot.lock.unlock();
      }
    }
  }

  @Override
  public Known<Person> self() {
    return appToken()
        .then(token -> responses.get(token, "/app"))
        .then(a -> responses.parse(a, n -> JsonFields.text(n, "slug")))
        .then(
            slug ->
                token(new TokenScope.AnyInstallation())
                    .then(token -> responses.get(token, "/users/" + ApiHost.part(slug + "[bot]"))))
        .then(a -> responses.parse(a, ForgeMapper::account));
  }
}
