package dev.berth.wiring;

import dev.berth.config.Environment;
import dev.berth.config.Secret;
import dev.berth.forge.ForgeReader;
import dev.berth.github.GitHubForge;
import dev.berth.github.GitHubSettings;
import dev.berth.github.auth.GitHubIdentity;
import dev.berth.observe.Metrics;
import dev.berth.observe.Troubles;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** The way to GitHub, with the identity that the environment names. */
public final class GitHubAccess {
  private GitHubAccess() {}

  /** For commands that only look. */
  public static ForgeReader reader(Environment env, InstantSource clock) {
    var metrics = new Metrics(new SimpleMeterRegistry());
    return forge(env, new Troubles(metrics, clock), metrics, clock, System::nanoTime);
  }

  static GitHubForge forge(
      Environment env,
      Troubles troubles,
      Metrics metrics,
      InstantSource clock,
      LongSupplier nanoTime) {
    try {
      return new GitHubForge(
          new GitHubSettings(env.api(), identity(env)), troubles, metrics, clock, nanoTime);
    } catch (IllegalArgumentException e) {
      var said = String.valueOf(e.getMessage());
      var file = env.keyFile().filter(_ -> said.contains("private key")).orElse("");
      throw new CannotStart(
          file.isEmpty() ? said : "BERTH_GITHUB_PRIVATE_KEY_FILE " + file + ": " + said);
    }
  }

  private static GitHubIdentity identity(Environment env) {
    if (env.token().isPresent()) return new GitHubIdentity.Token(env.token().get());
    var file = env.keyFile().orElseThrow();
    try {
      var key = new Secret(OperatorFiles.text(Path.of(file)).strip());
      return new GitHubIdentity.App(env.appId().orElseThrow(), key);
    } catch (IOException e) {
      throw new CannotStart("BERTH_GITHUB_PRIVATE_KEY_FILE: " + OperatorFiles.sentence(e));
    }
  }

  /** People read issues at the API's own address without {@code api.}; a server's is its host. */
  static URI webAddress(URI api) {
    if ("api.github.com".equals(api.getHost())) return URI.create("https://github.com");
    var port = api.getPort() < 0 ? "" : ":" + api.getPort();
    return URI.create(api.getScheme() + "://" + api.getHost() + port);
  }
}
