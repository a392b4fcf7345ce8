package dev.berth.github;

import dev.berth.config.Secret;

/**
 * What is put on a request so that GitHub knows who asks.
 *
 * @param holder names the identity in caches, where the token must not stand
 */
record Pass(String holder, Secret authorization) {
  static Pass bearer(String holder, String token) {
    return new Pass(holder, new Secret("Bearer " + token));
  }
}
