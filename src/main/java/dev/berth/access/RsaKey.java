package dev.berth.access;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** An RSA key: the file's key is encrypted to it with OAEP. */
final class RsaKey implements SshRecipient {
  private static final String LABEL = "age-encryption.org/v1/ssh-rsa";

  /** The tool refuses shorter ones; longer ones than that nobody has. */
  private static final int BITS_MIN = 2_048;

  private static final int BITS_MAX = 16_384;

  private final byte[] wire;
  private final BigInteger modulus;
  private final BigInteger exponent;

  private RsaKey(byte[] wire, BigInteger modulus, BigInteger exponent) {
    this.wire = wire;
    this.modulus = modulus;
    this.exponent = exponent;
  }

  static Optional<SshRecipient> of(Wire wire) {
    var exponent = wire.number();
    var modulus = wire.number();
    var isUsable =
        wire.isEmpty()
            && modulus.signum() > 0
            && exponent.compareTo(BigInteger.TWO) > 0
            && exponent.bitLength() <= 64
            && modulus.bitLength() >= BITS_MIN
            && modulus.bitLength() <= BITS_MAX;
    return isUsable ? Optional.of(new RsaKey(wire.bytes(), modulus, exponent)) : Optional.empty();
  }

  @Override
  public AgeFile.Stanza wrap(byte[] fileKey, SecureRandom random) throws GeneralSecurityException {
    var label = new PSource.PSpecified(LABEL.getBytes(StandardCharsets.US_ASCII));
    var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent)),
        new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, label),
        random);
    return AgeFile.Stanza.of("ssh-rsa " + SshRecipient.tag(wire), cipher.doFinal(fileKey));
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof RsaKey k && Arrays.equals(wire, k.wire);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(wire);
  }
}
