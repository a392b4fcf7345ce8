package dev.berth.github.auth;

import dev.berth.config.Secret;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an RSA private key in PEM: PKCS#1 as GitHub hands it out, and PKCS#8 as other tools turn it
 * into. The JDK reads only the latter, so the former is wrapped (RFC 5208, section 5).
 */
public final class RsaKeyPem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ((?:RSA )?PRIVATE KEY)-----([^-]{1,20000})-----END \\1-----");

  /** PrivateKeyInfo begins so: version 0, then the algorithm rsaEncryption with no parameters. */
  private static final byte[] RSA_INFO = {
    2, 1, 0, 0x30, 13, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 13, 1, 1, 1, 5, 0
  };

  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 4;

  private RsaKeyPem() {}

  public static PrivateKey rsa(Secret pem) {
    Matcher m = BLOCK.matcher(pem.reveal());
    if (!m.find()) {
      throw new IllegalArgumentException(
          "The app's private key is not an RSA key in PEM: give the .pem file that the app's"
              + " settings page lets you download, unencrypted");
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(m.group(2));
      byte[] info = m.group(1).startsWith("RSA") ? wrap(der) : der;
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(info));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // The cause is left out: it may quote parts of the key.
      throw new IllegalArgumentException(
          "The app's private key is damaged: download it again from the app's settings page");
    }
  }

  private static byte[] wrap(byte[] pkcs1) {
    ByteArrayOutputStream inner = new ByteArrayOutputStream();
    inner.writeBytes(RSA_INFO);
    inner.writeBytes(tagged(OCTETS, pkcs1));
    return tagged(SEQUENCE, inner.toByteArray());
  }

  private static byte[] tagged(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.length;
    if (length < 0x80) {
      out.write(length);
    } else {
      int octets = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
      out.write(0x80 | octets);
      for (int i = octets - 1; i >= 0; i--) {
        out.write(length >>> (8 * i));
      }
    }
    out.writeBytes(content);
    return out.toByteArray();
  }
}
