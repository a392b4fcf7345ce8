package dev.berth.sandbox;

import dev.berth.sandbox.model.SandboxRole;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/** Says what the sandbox of a test is made of: all that a demonstration has, and what tests add. */
public final class SandboxBuilder {
  private final InstantSource clock;
  private final SandboxSetup setup;
  private boolean keepAnswers;

  SandboxBuilder(InstantSource clock) {
    this.clock = clock;
    this.setup = Sandbox.with(clock);
  }

  /** The port to listen on; 0 takes any that is free. */
  public SandboxBuilder port(int number) {
    setup.port(number);
    return this;
  }

  /** Where the world is kept; without it everything is gone when the sandbox stops. */
  public SandboxBuilder folder(Path path) {
    setup.folder(path);
    return this;
  }

  /** Where webhooks go, and what they are signed with. */
  public SandboxBuilder webhooks(URI address, String secret) {
    setup.webhooks(address, secret);
    return this;
  }

  /**
   * Begins with webhooks kept back until {@link SandboxGitHub#releaseWebhooks}: for those who start
   * the target after the sandbox. What an earlier run left on the way is kept back, too.
   */
  public SandboxBuilder webhooksHeld() {
    setup.webhooksHeld();
    return this;
  }

  /** How many requests a caller has in an hour; GitHub's 5,000 if not said. */
  public SandboxBuilder requestsPerHour(int number) {
    setup.requestsPerHour = number;
    return this;
  }

  /** Refuses new things above 80 a minute or 500 an hour, as GitHub does. */
  public SandboxBuilder secondaryLimits() {
    setup.secondaryLimits = true;
    return this;
  }

  /** Keeps the bodies of answers in the log of requests. */
  public SandboxBuilder keepAnswers() {
    keepAnswers = true;
    return this;
  }

  /** A public repository, {@code owner/name}; an owner who is nobody yet is an organisation. */
  public SandboxBuilder repository(String name) {
    return repository(name, "", false);
  }

  public SandboxBuilder repository(String name, String description, boolean isPrivate) {
    setup.repository(name, description, isPrivate);
    return this;
  }

  /**
   * Somebody with a role in all repositories named before.
   *
   * @param part what to call them where one chooses whom to act as; empty hides them there
   */
  public SandboxBuilder person(String login, String name, SandboxRole role, String part) {
    setup.person(login, name, role, part);
    return this;
  }

  /** Gives somebody named before a public SSH key. */
  public SandboxBuilder key(String login, String text) {
    setup.key(login, text);
    return this;
  }

  /** A machine user with a token of its own. */
  public SandboxBuilder machineUser(String login, String token, SandboxRole role) {
    setup.machineUser(login, token, role);
    return this;
  }

  /** A GitHub App, installed on the owner of the first repository. The key is PEM, X.509. */
  public SandboxBuilder app(long id, String slug, String publicKey) {
    more(f -> f.app(id, slug, publicKey));
    return this;
  }

  /** A team of an organisation, and who is an active member of it. */
  public SandboxBuilder team(String org, String slug, String... logins) {
    more(f -> f.team(org, slug, List.of(logins)));
    return this;
  }

  /** A file on the default branch; replaces what a folder holds. */
  public SandboxBuilder file(String repository, String path, String text) {
    setup.file(repository, path, text);
    return this;
  }

  public SandboxBuilder label(String repository, String name, String color, String description) {
    more(f -> f.label(repository, name, color, description));
    return this;
  }

  public SandboxBuilder milestone(String repository, String title) {
    more(f -> f.milestone(repository, title));
    return this;
  }

  /** A button in a corner of every page, for what only a demonstration can do. */
  public SandboxBuilder panel(String label, Runnable action) {
    setup.panel(label, action);
    return this;
  }

  /** Opens the sandbox. */
  public SandboxGitHub start() {
    RecordingFilter filter = new RecordingFilter(clock, keepAnswers);
    setup.filter = filter;
    return new SandboxGitHub(setup.start(), filter);
  }

  private void more(Consumer<TestWorldBuilder> step) {
    setup.steps.add(
        (builder, world) -> {
          Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
          step.accept(new TestWorldBuilder(builder, world, now));
        });
  }
}
