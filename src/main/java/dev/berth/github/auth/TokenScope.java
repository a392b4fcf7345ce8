package dev.berth.github.auth;

/** For whom a token is: an app holds one for each. */
public sealed interface TokenScope {
  /** A repository, by its full name. */
  record OfRepository(String name) implements TokenScope {}

  record OfOrganisation(String login) implements TokenScope {}

  /** Public matters, which any token may ask about. */
  record AnyInstallation() implements TokenScope {}
}
