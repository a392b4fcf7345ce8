package dev.berth.github.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.util.Optional;

/**
 * Answers kept with the tag by which GitHub says "unchanged", which costs nothing of the limit. The
 * holder is part of the key: two installations do not see the same.
 */
final class EtagCache {
  /** All kept bodies together. */
  private static final long BYTES_MAX = 32L << 20;

  /** A larger answer is asked for in full each time. */
  private static final int ENTRY_BYTES_MAX = 2 << 20;

  /** Headers, key and objects, about. */
  private static final int OVERHEAD_BYTES = 3_000;

  private record Key(String holder, URI uri) {}

  private final Cache<Key, ApiResponse> kept =
      Caffeine.newBuilder()
          .maximumWeight(BYTES_MAX)
          .weigher((Key _, ApiResponse a) -> a.body().length + OVERHEAD_BYTES)
          .build();

  Optional<ApiResponse> find(String holder, URI uri) {
    return Optional.ofNullable(kept.getIfPresent(new Key(holder, uri)));
  }

  void keep(String holder, URI uri, ApiResponse answer) {
    if (answer.status() == 200
        && answer.header("etag").isPresent()
        && answer.body().length <= ENTRY_BYTES_MAX) {
      kept.put(new Key(holder, uri), answer);
    }
  }
}
