package dev.berth.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;

/**
 * Encrypts text to public SSH keys as an armored age file. Whoever has one of the private keys
 * reads it with {@code age -d -i KEY}; nobody else does, neither do we.
 */
public final class AgeEncryption {
  /** More keys than that are left out, so that the file stays one that can be pasted. */
  public static final int KEYS_MAX = 60;

  private static final int FILE_KEY_BYTES = 16;

  private final SecureRandom random;

  public AgeEncryption(SecureRandom random) {
    this.random = random;
  }

  /**
   * Whether age can use a key: {@code ssh-ed25519}, or {@code ssh-rsa} of 2048 bits or more. Keys
   * on a hardware token ({@code sk-}) and ECDSA keys it cannot.
   *
   * @param key a line as in {@code authorized_keys}
   */
  public static boolean isUsable(String key) {
    return SshRecipient.read(key).isPresent();
  }

  /**
   * The text, armored.
   *
   * @param keys lines as in {@code authorized_keys}; those that cannot be used are left out
   * @throws IllegalArgumentException when none can be used: nobody could read it
   */
  public String encrypt(String text, List<String> keys) {
    var recipients = keys.stream().flatMap(k -> SshRecipient.read(k).stream()).distinct().toList();
    if (recipients.isEmpty()) throw new IllegalArgumentException("no key that age can use");
    var fileKey = new byte[FILE_KEY_BYTES];
    random.nextBytes(fileKey);
    try {
      var file = new AgeFile();
      for (var r : recipients.subList(0, Math.min(recipients.size(), KEYS_MAX)))
        file.stanza(r.wrap(fileKey, random));
      file.sealHeader(fileKey);
      file.payload(text.getBytes(StandardCharsets.UTF_8), fileKey, random);
      return file.armored();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has these ciphers, and the keys were tried", e);
    }
  }
}
