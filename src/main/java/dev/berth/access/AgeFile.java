package dev.berth.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** The parts of an age file, written one after the other: header, its seal, payload. */
final class AgeFile {
  private static final int NONCE_BYTES = 16;
  private static final int CHUNK_BYTES = 64 * 1024;
  private static final int LINE = 64;
  private static final Base64.Encoder PLAIN = Base64.getEncoder().withoutPadding();

  private final StringBuilder header = new StringBuilder("age-encryption.org/v1\n");
  private byte[] body = new byte[0];

  /**
   * The file's key as one recipient can unwrap it.
   *
   * @param type and arguments, divided by blanks
   * @param wrapped the key, in base 64
   */
  record Stanza(String type, String wrapped) {
    static Stanza of(String type, byte[] wrapped) {
      return new Stanza(type, PLAIN.encodeToString(wrapped));
    }
  }

  void stanza(Stanza s) {
    header.append("-> ").append(s.type()).append('\n');
    var text = s.wrapped();
    // The last line of a body is shorter than the others, if need be empty.
    for (int i = 0; ; i += LINE) {
      header.append(text, i, Math.min(text.length(), i + LINE)).append('\n');
      if (text.length() - i < LINE) return;
    }
  }

  void sealHeader(byte[] fileKey) throws GeneralSecurityException {
    header.append("---");
    var key = AgeCiphers.hkdf(fileKey, new byte[0], "header");
    var mac = AgeCiphers.hmac(key, header.toString().getBytes(StandardCharsets.US_ASCII));
    header.append(' ').append(PLAIN.encodeToString(mac)).append('\n');
  }

  /** In chunks, each with its number and whether it is the last. */
  void payload(byte[] text, byte[] fileKey, SecureRandom random) throws GeneralSecurityException {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var key = AgeCiphers.hkdf(fileKey, nonce, "payload");
    int chunks = Math.max(1, (text.length + CHUNK_BYTES - 1) / CHUNK_BYTES);
    var out = ByteBuffer.allocate(NONCE_BYTES + text.length + chunks * AgeCiphers.TAG_BYTES);
    out.put(nonce);
    for (int i = 0; i < chunks; i++) {
      int from = i * CHUNK_BYTES;
      var chunk = Arrays.copyOfRange(text, from, Math.min(text.length, from + CHUNK_BYTES));
      out.put(AgeCiphers.seal(key, counter(i, i == chunks - 1), chunk));
    }
    body = out.array();
  }

  private static byte[] counter(int number, boolean last) {
    return ByteBuffer.allocate(AgeCiphers.NONCE_BYTES)
        .putInt(7, number)
        .put(11, (byte) (last ? 1 : 0))
        .array();
  }

  String armored() {
    var head = header.toString().getBytes(StandardCharsets.US_ASCII);
    var all = ByteBuffer.allocate(head.length + body.length).put(head).put(body).array();
    var lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(all);
    return "-----BEGIN AGE ENCRYPTED FILE-----\n" + lines + "\n-----END AGE ENCRYPTED FILE-----\n";
  }
}
