package dev.berth.github;

import dev.berth.github.auth.GitHubIdentity;
import dev.berth.github.http.ApiHost;
import dev.berth.github.http.GitHubHttp;
import dev.berth.observe.Metrics;
import dev.berth.observe.Troubles;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Where GitHub's API is, and who asks.
 *
 * @param api {@code https://api.github.com}, or {@code https://HOST/api/v3} of an Enterprise Server
 * @param timeout for one request from sending to the last byte of the answer
 */
public record GitHubSettings(
    URI api, GitHubIdentity identity, Duration connectTimeout, Duration timeout) {
  /** GitHub answers in well under a second; ten of them mean that it will not. */
  static final Duration TIMEOUT = Duration.ofSeconds(10);

  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  public GitHubSettings {
    String scheme = api.getScheme();
    if (api.getHost() == null || scheme == null || !scheme.matches("https?")) {
      throw new IllegalArgumentException(
          "BERTH_GITHUB_API must be an address like https://api.github.com");
    }
    if (api.getRawUserInfo() != null || api.getRawQuery() != null || api.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "BERTH_GITHUB_API must hold no user, query or fragment: give the token by its own name");
    }
    api = URI.create(api.toString().replaceFirst("/+$", ""));
  }

  public GitHubSettings(URI api, GitHubIdentity identity) {
    this(api, identity, CONNECT_TIMEOUT, TIMEOUT);
  }

  GitHubHttp http(Troubles troubles, Metrics metrics, InstantSource clock, LongSupplier nanoTime) {
    return new GitHubHttp(
        new ApiHost(api), connectTimeout, timeout, troubles, metrics, clock, nanoTime);
  }
}
