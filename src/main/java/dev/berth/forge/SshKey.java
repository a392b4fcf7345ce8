package dev.berth.forge;

/**
 * A public SSH key of an account.
 *
 * @param id the forge's own number
 * @param text one line as in {@code authorized_keys}, without comment
 */
public record SshKey(long id, String text) {}
