package dev.berth.sandbox;

import java.util.Optional;

/**
 * Who makes a request, told by its {@code Authorization}.
 *
 * @param key names the caller in the limits and in the log
 * @param account who acts; empty for nobody and for the app as itself
 * @param app the app that signed as itself, or whose installation acts
 */
record Identity(String key, Optional<Account> account, Optional<World.App> app) {
  static final Identity NOBODY = new Identity("", Optional.empty(), Optional.empty());

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
