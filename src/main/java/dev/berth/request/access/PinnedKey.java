package dev.berth.request.access;

import dev.berth.forge.Person;

/**
 * A public SSH key as it was when the machines were ordered: a key added later by somebody who took
 * over an account opens nothing.
 *
 * @param text one line as in {@code authorized_keys}
 */
public record PinnedKey(Person person, long keyId, String text) {}
