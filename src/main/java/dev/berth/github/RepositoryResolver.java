package dev.berth.github;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.berth.forge.Known;
import dev.berth.forge.Repository;
import dev.berth.github.auth.TokenScope;
import dev.berth.github.json.ForgeMapper;
import dev.berth.github.json.JsonFields;
import java.time.Duration;

/**
 * Confirms that a name still means the repository of that number. A freed name can be taken by a
 * stranger, whose issues and roles must not be read as ours.
 */
final class RepositoryResolver {
  /** A question that was confirmed this lately needs no other look (which is free: 304). */
  static final Duration TRUST = Duration.ofSeconds(60);

  /** An effect comes after a reading of the issue; this bounds how long before. */
  static final Duration TRUST_WRITING = Duration.ofMinutes(10);

  private static final int KEPT_MAX = 10_000;

  private record Seen(Repository repository, long nanos) {}

  private final ApiReader api;
  private final Cache<Long, Seen> seen = Caffeine.newBuilder().maximumSize(KEPT_MAX).build();

  RepositoryResolver(ApiReader api) {
    this.api = api;
  }

  /** The repository under its present name; absent when it is gone or out of reach. */
  Known<Repository> resolve(Repository repository) {
    return resolve(repository, TRUST, api);
  }

  /** The same before an effect, which may use what is left of the hour. */
  Known<Repository> resolveForWrite(Repository repository) {
    return resolve(repository, TRUST_WRITING, api.forWriting());
  }

  private Known<Repository> resolve(Repository repository, Duration trust, ApiReader with) {
    Seen before = seen.getIfPresent(repository.id());
    long nanos = api.responses().http().nanos();
    if (before != null && nanos - before.nanos() < trust.toNanos()) {
      return Known.is(before.repository());
    }
    String name = before == null ? repository.name() : before.repository().name();
    Known<Repository> byName = byName(name, with);
    boolean elsewhere =
        byName instanceof Known.Absent<Repository>
            || byName.found().filter(r -> r.id() != repository.id()).isPresent();
    Known<Repository> now = elsewhere ? byId(repository.id(), with) : byName;
    if (now instanceof Known.Absent<Repository>) {
      forget(repository);
      return new Known.Absent<>(repository.name() + " is gone, or out of reach");
    }
    return now;
  }

  /** It is looked at again before the next use. */
  void forget(Repository repository) {
    seen.invalidate(repository.id());
  }

  Known<Repository> byName(String name) {
    return byName(name, api);
  }

  private Known<Repository> byName(String name, ApiReader with) {
    if (!JsonFields.isRepositoryName(name)) {
      return new Known.Absent<>("not a repository name (owner/name)");
    }
    return with.read(new TokenScope.OfRepository(name), "/repos/" + name, ForgeMapper::repository)
        .map(this::remember);
  }

  Known<Repository> byId(long id) {
    return byId(id, api);
  }

  private Known<Repository> byId(long id, ApiReader with) {
    Seen before = seen.getIfPresent(id);
    TokenScope scope =
        before == null
            ? new TokenScope.AnyInstallation()
            : new TokenScope.OfRepository(before.repository().name());
    Known<Repository> asked = with.read(scope, "/repositories/" + id, ForgeMapper::repository);
    return asked.map(this::remember).then(r -> same(id, r));
  }

  private static Known<Repository> same(long id, Repository found) {
    return found.id() == id ? Known.is(found) : new Known.Absent<>("answered with another one");
  }

  private Repository remember(Repository repository) {
    seen.put(repository.id(), new Seen(repository, api.responses().http().nanos()));
    return repository;
  }
}
