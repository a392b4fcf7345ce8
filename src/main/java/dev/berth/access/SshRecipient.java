package dev.berth.access;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** A public SSH key that age can use. */
sealed interface SshRecipient permits Ed25519Key, RsaKey {
  /** The file's key so that the owner of this key can unwrap it. */
  AgeFile.Stanza wrap(byte[] fileKey, SecureRandom random) throws GeneralSecurityException;

  /** A line as in {@code authorized_keys}, without options; empty for what age cannot use. */
  static Optional<SshRecipient> read(String line) {
    var parts = line.strip().split("\\s+", 3);
    if (parts.length < 2) return Optional.empty();
    try {
      var wire = new Wire(Base64.getDecoder().decode(parts[1]));
      var type = new String(wire.next(), StandardCharsets.US_ASCII);
      if (!type.equals(parts[0])) return Optional.empty();
      return switch (type) {
        case "ssh-ed25519" -> Ed25519Key.of(wire);
        case "ssh-rsa" -> RsaKey.of(wire);
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException | BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  /** First bytes of the hash of the key: by it the owner's tool finds the stanza that is theirs. */
  static String tag(byte[] wire) throws GeneralSecurityException {
    var hash = MessageDigest.getInstance("SHA-256").digest(wire);
    return Base64.getEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 4));
  }

  /** A key as bytes: parts with their length before them. */
  final class Wire {
    private final byte[] all;
    private final ByteBuffer left;

    Wire(byte[] all) {
      this.all = all;
      this.left = ByteBuffer.wrap(all);
    }

    byte[] next() {
      int length = left.getInt();
      if (length < 0 || length > left.remaining()) throw new BufferUnderflowException();
      var part = new byte[length];
      left.get(part);
      return part;
    }

    BigInteger number() {
      var bytes = next();
      return bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
    }

    boolean isEmpty() {
      return !left.hasRemaining();
    }

    byte[] bytes() {
      return all.clone();
    }
  }
}
