package dev.berth.github.http;

import dev.berth.config.Secret;

/**
 * What is put on a request so that GitHub knows who asks.
 *
 * @param holder names the identity in caches, where the token must not stand
 */
public record AuthToken(String holder, Secret authorization) {
  public static AuthToken bearer(String holder, String token) {
    return new AuthToken(holder, new Secret("Bearer " + token));
  }
}
