package dev.berth.provision.simulator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A public host key that looks real and belongs to nobody: the same machine has the same key. */
final class HostKey {
  private static final byte[] KIND = "ssh-ed25519".getBytes(StandardCharsets.US_ASCII);

  private HostKey() {}

  static String of(String machine) {
    byte[] point = sha256(machine.getBytes(StandardCharsets.UTF_8));
    ByteBuffer wire = ByteBuffer.allocate(8 + KIND.length + point.length);
    wire.putInt(KIND.length).put(KIND).putInt(point.length).put(point);
    return "ssh-ed25519 " + Base64.getEncoder().encodeToString(wire.array());
  }

  private static byte[] sha256(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
