package dev.berth.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Says what a sandbox is made of. What a folder holds already is kept, what is new is added. */
public final class SandboxBuilder {
  final InstantSource clock;
  final List<BiConsumer<Founding, World>> steps = new ArrayList<>();
  final List<Panel> panels = new ArrayList<>();
  String host = "127.0.0.1";
  int port;
  int requestsPerHour = 5000;
  boolean secondaryLimits;
  boolean keepAnswers;
  boolean held;
  Optional<Path> folder = Optional.empty();
  Optional<Courier.Target> target = Optional.empty();

  /** A button of the demonstration's own, shown on every page. */
  record Panel(String label, Runnable action) {}

  SandboxBuilder(InstantSource clock) {
    this.clock = clock;
  }

  public SandboxBuilder host(String address) {
    host = address;
    return this;
  }

  /** The port to listen on; 0 takes any that is free. */
  public SandboxBuilder port(int number) {
    port = number;
    return this;
  }

  /** Where the world is kept; without it everything is gone when the sandbox stops. */
  public SandboxBuilder folder(Path path) {
    folder = Optional.of(path);
    return this;
  }

  /** Where webhooks go, and what they are signed with. */
  public SandboxBuilder webhooks(URI address, String secret) {
    target = Optional.of(new Courier.Target(address, secret));
    return this;
  }

  /**
   * Begins with webhooks kept back until {@link SandboxGitHub#releaseWebhooks}: for those who start
   * the target after the sandbox. What an earlier run left on the way is kept back, too.
   */
  public SandboxBuilder webhooksHeld() {
    held = true;
    return this;
  }

  /** How many requests a caller has in an hour; GitHub's 5,000 if not said. */
  public SandboxBuilder requestsPerHour(int number) {
    requestsPerHour = number;
    return this;
  }

  /** Refuses new things above 80 a minute or 500 an hour, as GitHub does. */
  public SandboxBuilder secondaryLimits() {
    secondaryLimits = true;
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
    steps.add((founding, world) -> founding.repository(name, description, isPrivate));
    return this;
  }

  /**
   * Somebody with a role in all repositories named before.
   *
   * @param part what to call them where one chooses whom to act as; empty hides them there
   */
  public SandboxBuilder person(String login, String name, Role role, String part) {
    steps.add((founding, world) -> founding.person(login, name, role, part));
    return this;
  }

  /** Gives somebody named before a public SSH key. */
  public SandboxBuilder key(String login, String text) {
    steps.add((founding, world) -> founding.key(login, text));
    return this;
  }

  /** A machine user with a token of its own. */
  public SandboxBuilder machineUser(String login, String token, Role role) {
    steps.add((founding, world) -> founding.machineUser(login, token, role));
    return this;
  }

  /** A GitHub App, installed on the owner of the first repository. The key is PEM, X.509. */
  public SandboxBuilder app(long id, String slug, String publicKey) {
    steps.add((founding, world) -> founding.app(id, slug, publicKey));
    return this;
  }

  /** A team of an organisation, and who is an active member of it. */
  public SandboxBuilder team(String org, String slug, String... logins) {
    steps.add((founding, world) -> founding.team(org, slug, List.of(logins)));
    return this;
  }

  /** A file on the default branch; replaces what a folder holds. */
  public SandboxBuilder file(String repository, String path, String text) {
    steps.add((founding, world) -> founding.file(repository, path, text));
    return this;
  }

  public SandboxBuilder label(String repository, String name, String color, String description) {
    steps.add((founding, world) -> founding.label(repository, name, color, description));
    return this;
  }

  public SandboxBuilder milestone(String repository, String title) {
    steps.add((founding, world) -> founding.milestone(repository, title));
    return this;
  }

  /** A button in a corner of every page, for what only a demonstration can do. */
  public SandboxBuilder panel(String label, Runnable action) {
    panels.add(new Panel(label, action));
    return this;
  }

  /** A button that sends an empty POST to an address. */
  public SandboxBuilder panel(String label, URI address) {
    return panel(label, new Poster(address));
  }

  /** Opens the sandbox. */
  public SandboxGitHub start() {
    return new SandboxGitHub(this);
  }
}
