package dev.berth.sandbox;

import dev.berth.sandbox.model.SandboxRole;
import dev.berth.sandbox.model.SandboxWorld;
import dev.berth.sandbox.model.WorldBuilder;
import dev.berth.sandbox.pages.PanelButton;
import dev.berth.sandbox.rest.RestFilter;
import dev.berth.sandbox.webhooks.WebhookSender;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Says what a sandbox is made of. What a folder holds already is kept, what is new is added. */
public final class SandboxSetup {
  final InstantSource clock;
  final List<BiConsumer<WorldBuilder, SandboxWorld>> steps = new ArrayList<>();
  final List<PanelButton> panels = new ArrayList<>();

  /** The only address that the sandbox listens on. */
  static final String HOST = "127.0.0.1";

  int port;
  int requestsPerHour = 5000;
  boolean secondaryLimits;
  RestFilter filter = RestFilter.NONE;
  boolean held;
  Optional<Path> folder = Optional.empty();
  Optional<WebhookSender.Target> target = Optional.empty();

  SandboxSetup(InstantSource clock) {
    this.clock = clock;
  }

  /** The port to listen on; 0 takes any that is free. */
  public SandboxSetup port(int number) {
    port = number;
    return this;
  }

  /** Where the world is kept; without it everything is gone when the sandbox stops. */
  public SandboxSetup folder(Path path) {
    folder = Optional.of(path);
    return this;
  }

  /** Where webhooks go, and what they are signed with. */
  public SandboxSetup webhooks(URI address, String secret) {
    target = Optional.of(new WebhookSender.Target(address, secret));
    return this;
  }

  /**
   * Begins with webhooks kept back until {@link Sandbox#releaseWebhooks}: for those who start the
   * target after the sandbox. What an earlier run left on the way is kept back, too.
   */
  public SandboxSetup webhooksHeld() {
    held = true;
    return this;
  }

  /** A repository, {@code owner/name}; an owner who is nobody yet is an organisation. */
  public SandboxSetup repository(String name, String description, boolean isPrivate) {
    steps.add((builder, world) -> builder.repository(name, description, isPrivate));
    return this;
  }

  /**
   * Somebody with a role in all repositories named before.
   *
   * @param part what to call them where one chooses whom to act as; empty hides them there
   */
  public SandboxSetup person(String login, String name, SandboxRole role, String part) {
    steps.add((builder, world) -> builder.person(login, name, role, part));
    return this;
  }

  /** Gives somebody named before a public SSH key. */
  public SandboxSetup key(String login, String text) {
    steps.add((builder, world) -> builder.key(login, text));
    return this;
  }

  /** A machine user with a token of its own. */
  public SandboxSetup machineUser(String login, String token, SandboxRole role) {
    steps.add((builder, world) -> builder.machineUser(login, token, role));
    return this;
  }

  /** A file on the default branch; replaces what a folder holds. */
  public SandboxSetup file(String repository, String path, String text) {
    steps.add((builder, world) -> builder.file(repository, path, text));
    return this;
  }

  /** A button in a corner of every page, for what only a demonstration can do. */
  public SandboxSetup panel(String label, Runnable action) {
    panels.add(new PanelButton(label, action));
    return this;
  }

  /** Opens the sandbox. */
  public Sandbox start() {
    return new Sandbox(this);
  }
}
