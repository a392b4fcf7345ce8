package dev.berth.provision.cloud;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A private key in PEM: PKCS#8 of any kind, and an elliptic curve's own form (RFC 5915), which the
 * tools of LXD and Incus write. The JDK reads only the former, so the latter is wrapped.
 */
final class PrivateKeyPem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ((?:EC )?PRIVATE KEY)-----([^-]{1,20000})-----END \\1-----");
  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 4;
  private static final byte[] VERSION_0 = {2, 1, 0};
  private static final byte[] ELLIPTIC = HexFormat.of().parseHex("06072a8648ce3d0201");

  /** Names of the curves P-256, P-384 and P-521, as they stand in the key. */
  private static final List<String> CURVES =
      List.of("06082a8648ce3d030107", "06052b81040022", "06052b81040023");

  private PrivateKeyPem() {}

  static PrivateKey read(String pem) {
    var m = BLOCK.matcher(pem);
    if (!m.find())
      throw new IllegalArgumentException("key is no private key in PEM without a password");
    try {
      var der = Base64.getMimeDecoder().decode(m.group(2));
      var info = new PKCS8EncodedKeySpec(m.group(1).startsWith("EC") ? wrapped(der) : der);
      for (var kind : List.of("EC", "RSA", "EdDSA")) {
        try {
          return KeyFactory.getInstance(kind).generatePrivate(info);
        } catch (java.security.spec.InvalidKeySpecException e) {
          // Of another kind.
        }
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Told below; the cause may quote parts of the key.
    }
    throw new IllegalArgumentException("key is damaged, or of an unusual kind");
  }

  private static byte[] wrapped(byte[] key) {
    var text = HexFormat.of().formatHex(key);
    var curve =
        CURVES.stream()
            .filter(text::contains)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("unknown curve"));
    var algorithm = tagged(SEQUENCE, ELLIPTIC, HexFormat.of().parseHex(curve));
    return tagged(SEQUENCE, VERSION_0, algorithm, tagged(OCTETS, key));
  }

  private static byte[] tagged(int tag, byte[]... parts) {
    var content = new ByteArrayOutputStream();
    for (var part : parts) content.writeBytes(part);
    var out = new ByteArrayOutputStream();
    out.write(tag);
    var length = content.size();
    if (length >= 0x100) out.writeBytes(new byte[] {(byte) 0x82, (byte) (length >>> 8)});
    else if (length >= 0x80) out.write(0x81);
    out.write(length);
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }
}
