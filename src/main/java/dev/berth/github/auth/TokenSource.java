package dev.berth.github.auth;

import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.github.http.AuthToken;

/** Gives the token to ask with. */
public interface TokenSource {
  /** A token that is good for the next minutes. */
  Known<AuthToken> token(TokenScope scope);

  /** GitHub answered 401 to it: not to be handed out again if a fresh one can be had. */
  void invalidate(AuthToken token);

  /** The account that acts with these passes. */
  Known<Person> self();

  /** The token of the app itself; absent where the identity is none. */
  Known<AuthToken> appToken();
}
