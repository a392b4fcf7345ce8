package dev.berth.sandbox.rest;

import dev.berth.sandbox.model.Actor;
import dev.berth.sandbox.model.ApiError;
import dev.berth.sandbox.model.SandboxAccount;
import dev.berth.sandbox.model.SandboxWorld;
import java.util.Optional;

/**
 * Who makes a request, told by its {@code Authorization}.
 *
 * @param key names the caller in the limits and in the log
 * @param account who acts; empty for nobody and for the app as itself
 * @param app the app that signed as itself, or whose installation acts
 */
public record ApiCaller(
    String key, Optional<SandboxAccount> account, Optional<SandboxWorld.App> app) {
  public static final ApiCaller NOBODY = new ApiCaller("", Optional.empty(), Optional.empty());

  boolean installation() {
    return account.isPresent() && app.isPresent();
  }

  boolean appItself() {
    return account.isEmpty() && app.isPresent();
  }

  /** The actor of a write; nobody is asked to say who they are. */
  Actor actor() {
    return new Actor(
        account.orElseThrow(() -> new ApiError(401, "Requires authentication")), installation());
  }
}
