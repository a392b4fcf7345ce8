package dev.berth.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
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
final class AppCredentials implements Credentials {
  /** A token this near to its end is not handed out: the call it is for must finish in time. */
  static final Duration RESERVE = Duration.ofMinutes(5);

  private final Asking asking;
  private final Jwt jwt;
  private final ConcurrentHashMap<String, Long> installations = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Long, Slot> slots = new ConcurrentHashMap<>();
  private final AtomicLong anybodys = new AtomicLong();

  /** The token of one installation; its lock makes many askers wait for one request. */
  private static final class Slot {
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Pass> pass = Optional.empty();
    private long goodUntilNanos;
  }

  AppCredentials(Asking asking, Identity.App app) {
    this.asking = asking;
    this.jwt = new Jwt(app.id(), app.privateKey());
  }

  @Override
  public Known<Pass> app() {
    return Known.is(Pass.bearer("app", jwt.sign(asking.wire().gitHubNow())));
  }

  @Override
  public Known<Pass> pass(Whose whose) {
    return installation(whose)
        .then(
            id -> {
              Known<Pass> pass = token(id);
              if (!(pass instanceof Known.Is<Pass>)) {
                // Suspended, or installed anew under another number: found out before the next use.
                installations.values().removeIf(id::equals);
                anybodys.compareAndSet(id, 0);
              }
              return pass;
            });
  }

  private Known<Long> installation(Whose whose) {
    return switch (whose) {
      case Whose.OfRepository(String name) ->
          installationOf(name.substring(0, name.indexOf('/')), "/repos/" + name);
      case Whose.OfOrganisation(String login) -> installationOf(login, "/orgs/" + Host.part(login));
      case Whose.Anybodys _ -> anyInstallation();
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
        app()
            .then(pass -> asking.get(pass, place + "/installation"))
            .then(a -> asking.read(a, n -> JsonFields.number(n, "id")));
    return switch (asked) {
      case Known.Is<Long>(Long id) -> {
        installations.put(key, id);
        anybodys.compareAndSet(0, id);
        yield asked;
      }
      case Known.Absent<Long> _ ->
          new Known.Absent<>("the app is not installed at " + place.substring(1));
      case Known.Unknown<Long> _ -> asked;
    };
  }

  private Known<Long> anyInstallation() {
    long known = anybodys.get();
    if (known != 0) {
      return Known.is(known);
    }
    return app()
        .then(pass -> asking.get(pass, "/app/installations?per_page=100"))
        .then(a -> asking.read(a, AppCredentials::firstActive))
        .then(
            first -> {
              first.ifPresent(id -> anybodys.compareAndSet(0, id));
              return first
                  .map(Known::is)
                  .orElseGet(() -> asking.unknown("the app is installed nowhere", Asking.LATE));
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

  private Known<Pass> token(long installation) {
    Slot slot = slots.computeIfAbsent(installation, _ -> new Slot());
    slot.lock.lock();
    try {
      if (slot.pass.isPresent() && asking.wire().nanos() - slot.goodUntilNanos < 0) {
        return Known.is(slot.pass.get());
      }
      return fetch(slot, installation);
    } finally {
      slot.lock.unlock();
    }
  }

  private Known<Pass> fetch(Slot slot, long installation) {
    String path = "/app/installations/" + installation + "/access_tokens";
    long asked = asking.wire().nanos();
    return app()
        .then(pass -> asking.known(asking.post(pass, path)))
        .then(
            answer ->
                asking.read(
                    answer,
                    node -> {
                      Instant now = answer.date().orElse(asking.wire().gitHubNow());
                      Duration term = Duration.between(now, JsonFields.instant(node, "expires_at"));
                      String text = JsonFields.text(node, "token");
                      Pass pass = Pass.bearer("installation " + installation, text);
                      slot.pass = Optional.of(pass);
                      slot.goodUntilNanos = asked + term.minus(RESERVE).toNanos();
                      return pass;
                    }));
  }

  @Override
  public void refused(Pass refused) {
    for (Slot slot : slots.values()) {
      slot.lock.lock();
      try {
        if (slot.pass.equals(Optional.of(refused))) {
          slot.pass = Optional.empty();
        }
      } finally {
        slot.lock.unlock();
      }
    }
  }

  @Override
  public Known<Person> self() {
    return app()
        .then(pass -> asking.get(pass, "/app"))
        .then(a -> asking.read(a, n -> JsonFields.text(n, "slug")))
        .then(
            slug ->
                pass(new Whose.Anybodys())
                    .then(pass -> asking.get(pass, "/users/" + Host.part(slug + "[bot]"))))
        .then(a -> asking.read(a, Shapes::account));
  }
}
