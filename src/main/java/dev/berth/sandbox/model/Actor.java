package dev.berth.sandbox.model;

/** Who does something: an account, and whether an app does it in the account's place. */
public record Actor(SandboxAccount account, boolean viaApp) {
  public static Actor person(SandboxAccount account) {
    return new Actor(account, false);
  }

  public long id() {
    return account.id;
  }
}
