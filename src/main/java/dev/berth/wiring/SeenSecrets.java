package dev.berth.wiring;

import dev.berth.config.Environment;
import dev.berth.config.Secret;
import dev.berth.config.Secrets;
import dev.berth.provision.guard.Redaction;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers every secret that the settings asked for, so that none can be told to people. */
final class SeenSecrets implements Secrets {
  private final Secrets inner;
  private final List<Secret> seen = new CopyOnWriteArrayList<>();

  SeenSecrets(Secrets inner) {
    this.inner = inner;
  }

  @Override
  public Optional<String> env(String name) {
    return remembered(inner.env(name));
  }

  @Override
  public Optional<String> file(String path) {
    return remembered(inner.file(path));
  }

  private Optional<String> remembered(Optional<String> value) {
    value.map(Secret::new).ifPresent(seen::add);
    return value;
  }

  /** Of the settings alone. */
  Redaction redaction() {
    return new Redaction(seen);
  }

  /** Of the environment too: webhook secrets, the token, the app's key. */
  Redaction redaction(Environment env) {
    seen.addAll(env.webhookSecrets());
    env.token().ifPresent(seen::add);
    env.markerKey().ifPresent(seen::add);
    env.keyFile().ifPresent(this::file);
    return redaction();
  }
}
