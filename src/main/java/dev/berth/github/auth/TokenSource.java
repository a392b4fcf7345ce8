package dev.berth.github.auth;

import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.github.http.AuthToken;

/** Says with which pass to ask. */
public interface TokenSource {
  /** A pass that is good for the next minutes. */
  Known<AuthToken> token(TokenScope scope);

  /** GitHub answered 401 to it: not to be handed out again if a fresh one can be had. */
  void invalidate(AuthToken token);

  /** The account that acts with these passes. */
  Known<Person> self();

  /** The pass of the app itself; absent where the identity is none. */
  Known<AuthToken> appToken();
}
