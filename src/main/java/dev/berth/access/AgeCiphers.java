package dev.berth.access;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The primitives that age is made of, as the JDK has them. */
final class AgeCiphers {
  static final int KEY_BYTES = 32;
  static final int NONCE_BYTES = 12;
  static final int TAG_BYTES = 16;

  private AgeCiphers() {}

  /** HKDF with SHA-256, 32 bytes. */
  static byte[] hkdf(byte[] secret, byte[] salt, String info) throws GeneralSecurityException {
    // A key of zeros is what an empty salt stands for; the JDK takes no empty key.
    var extracted = hmac(salt.length == 0 ? new byte[KEY_BYTES] : salt, secret);
    return hmac(extracted, (info + "\u0001").getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text);
  }

  /** ChaCha20-Poly1305. */
  static byte[] seal(byte[] key, byte[] nonce, byte[] text) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("ChaCha20-Poly1305");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce));
    return cipher.doFinal(text);
  }

  /** X25519; a point of small order is refused by the JDK. */
  static byte[] x25519(byte[] scalar, BigInteger u) throws GeneralSecurityException {
    var keys = KeyFactory.getInstance("X25519");
    var agreement = KeyAgreement.getInstance("X25519");
    agreement.init(
        keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, scalar.clone())));
    agreement.doPhase(
        keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, u)), true);
    return agreement.generateSecret();
  }

  /** Number of little-endian bytes. */
  static BigInteger number(byte[] little) {
    return new BigInteger(1, reversed(little));
  }

  /** Little-endian bytes of a number below 2^256. */
  static byte[] bytes(BigInteger number) {
    var little = new byte[KEY_BYTES];
    var big = number.toByteArray();
    for (int i = 0; i < big.length && i < KEY_BYTES; i++) little[i] = big[big.length - 1 - i];
    return little;
  }

  private static byte[] reversed(byte[] bytes) {
    var out = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) out[i] = bytes[bytes.length - 1 - i];
    return out;
  }
}
