package dev.berth.access;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** A signing key on the twisted Edwards curve, used for agreement on its Montgomery twin. */
final class Ed25519Key implements SshRecipient {
  private static final String TYPE = "ssh-ed25519";
  private static final String LABEL = "age-encryption.org/v1/ssh-ed25519";
  private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  private static final BigInteger BASE = BigInteger.valueOf(9);

  private final byte[] wire;

  /** The same point on the other curve. */
  private final BigInteger u;

  private Ed25519Key(byte[] wire, BigInteger u) {
    this.wire = wire;
    this.u = u;
  }

  static Optional<SshRecipient> of(Wire wire) {
    var point = wire.next();
    if (point.length != AgeCiphers.KEY_BYTES || !wire.isEmpty()) return Optional.empty();
    try {
      var key = new Ed25519Key(wire.bytes(), montgomery(point));
      // A point of small order shows at the first try.
      var unused = AgeCiphers.x25519(new byte[AgeCiphers.KEY_BYTES], key.u);
      return unused.length == 0 ? Optional.empty() : Optional.of(key);
    } catch (GeneralSecurityException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** u = (1 + y) / (1 - y). */
  private static BigInteger montgomery(byte[] point) {
    var y = point.clone();
    y[y.length - 1] &= 0x7f;
    var number = AgeCiphers.number(y);
    var below = BigInteger.ONE.subtract(number).mod(P).modInverse(P);
    return BigInteger.ONE.add(number).multiply(below).mod(P);
  }

  @Override
  public AgeFile.Stanza wrap(byte[] fileKey, SecureRandom random) throws GeneralSecurityException {
    var ephemeral = new byte[AgeCiphers.KEY_BYTES];
    random.nextBytes(ephemeral);
    var share = AgeCiphers.x25519(ephemeral, BASE);
    var secret = AgeCiphers.x25519(ephemeral, u);
    var tweak = AgeCiphers.hkdf(new byte[0], wire, LABEL);
    var tweaked = AgeCiphers.x25519(tweak, AgeCiphers.number(secret));
    var salt =
        ByteBuffer.allocate(2 * AgeCiphers.KEY_BYTES).put(share).put(AgeCiphers.bytes(u)).array();
    var key = AgeCiphers.hkdf(tweaked, salt, LABEL);
    var text = Base64.getEncoder().withoutPadding().encodeToString(share);
    var wrapped = AgeCiphers.seal(key, new byte[AgeCiphers.NONCE_BYTES], fileKey);
    return AgeFile.Stanza.of(TYPE + " " + SshRecipient.tag(wire) + " " + text, wrapped);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Ed25519Key k && Arrays.equals(wire, k.wire);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(wire);
  }
}
