package dev.berth.request.access;

import dev.berth.forge.Person;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A public SSH key as it was when it was shown to approvers: a key added later by somebody who took
 * over an account opens nothing.
 *
 * @param text one line as in {@code authorized_keys}
 */
public record PinnedKey(Person person, long keyId, String text) {
  /** Whether the person has the same key among these, whatever number the forge gave it. */
  boolean isIn(List<PinnedKey> keys) {
    return keys.stream().anyMatch(k -> k.person.equals(person) && k.text.equals(text));
  }

  /**
   * As {@code ssh-keygen -l} prints it: {@code SHA256:} and the hash of the key in base64.
   *
   * @return empty where the text is no key
   */
  public Optional<String> fingerprint() {
    var parts = text.strip().split("\\s+", 3);
    if (parts.length < 2) return Optional.empty();
    try {
      var key = Base64.getDecoder().decode(parts[1]);
      var hash = MessageDigest.getInstance("SHA-256").digest(key);
      return Optional.of("SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
