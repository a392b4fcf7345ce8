package dev.berth.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.Eventually;
import dev.berth.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What we encrypt, the tool itself must read. */
class AgeEncryptionTest {
  private static final String MARA =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJg6y4mYVu2ZsNQ9EsN1AyWRPHLmfvcZRXlqAq8vwx2Z";

  @TempDir private Path folder;

  private final AgeEncryption age = new AgeEncryption(new SecureRandom());

  @ParameterizedTest
  @CsvSource({
    "ed25519,,0", "ed25519,,19", "ed25519,,65536", "ed25519,,200000",
    "rsa,2048,0", "rsa,2048,19", "rsa,2048,65536", "rsa,4096,65537"
  })
  void the_tool_reads_what_was_encrypted(String type, String bits, int length) throws Exception {
    var tool = Needs.tool("age");
    var key = generated("key", type, bits);
    var text = "ssh root@10.0.0.1 é\n".repeat(length / 20 + 1).substring(0, length);
    assertEquals(text, decrypted(tool, age.encrypt(text, List.of(key)), folder.resolve("key")));
  }

  @Test
  void thirty_random_keys_in_one_file_each_read_it() throws Exception {
    var tool = Needs.tool("age");
    var keys = new java.util.ArrayList<String>();
    for (int i = 0; i < 30; i++) keys.add(generated("key" + i, "ed25519", null));
    var file = age.encrypt("hello", keys);
    for (int i = 0; i < 30; i++)
      assertEquals("hello", decrypted(tool, file, folder.resolve("key" + i)));
  }

  @Test
  void another_key_reads_nothing() throws Exception {
    var tool = Needs.tool("age");
    var key = generated("key", "ed25519", null);
    var other = generated("other", "ed25519", null);
    assertNotEquals(key, other);
    var file = age.encrypt("hello", List.of(key));
    assertNotEquals("hello", decrypted(tool, file, folder.resolve("other")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ssh-ed25519",
        "ssh-ed25519 !!!!",
        "ssh-ed25519 AAAA",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA==",
        "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIJg6y4mYVu2ZsNQ9EsN1AyWRPHLmfvcZRXlqAq8vwx2Z",
        "ssh-dss AAAAB3NzaC1kc3MAAAABAQ==",
        "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAAABAQ==",
        "sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIA==",
      })
  void a_key_that_age_cannot_use_is_known(String key) {
    assertFalse(AgeEncryption.isUsable(key), key);
    assertThrows(IllegalArgumentException.class, () -> age.encrypt("hello", List.of(key)));
  }

  @Test
  void a_point_of_small_order_is_no_key() {
    for (var y : List.of(0, 1)) {
      var wire = Base64.getDecoder().decode(MARA.substring(12));
      for (int i = wire.length - 32; i < wire.length; i++) wire[i] = 0;
      wire[wire.length - 32] = y.byteValue();
      assertFalse(
          AgeEncryption.isUsable("ssh-ed25519 " + Base64.getEncoder().encodeToString(wire)));
    }
  }

  @Test
  void a_usable_key_may_carry_a_comment_and_stands_once_in_the_file() {
    assertTrue(AgeEncryption.isUsable(MARA + " mara@laptop of hers"));
    var file = age.encrypt("hello", List.of(MARA, MARA + " again", "ssh-dss AAAA"));
    var body = file.replaceAll("-----[A-Z ]+-----", "").replace("\n", "");
    var header = new String(Base64.getDecoder().decode(body), StandardCharsets.ISO_8859_1);
    assertEquals(2, header.split("-> ssh-ed25519 ", -1).length);
    assertEquals("AGE", file.substring(11, 14));
  }

  @Test
  void the_same_text_is_never_the_same_file() {
    assertNotEquals(age.encrypt("hello", List.of(MARA)), age.encrypt("hello", List.of(MARA)));
  }

  private String generated(String name, String type, String bits) throws Exception {
    var tool = Needs.tool("ssh-keygen").toString();
    var file = folder.resolve(name).toString();
    var line = new java.util.ArrayList<>(List.of(tool, "-q", "-N", "", "-t", type, "-f", file));
    if (bits != null) line.addAll(List.of("-b", bits));
    run(new ProcessBuilder(line));
    return Files.readString(folder.resolve(name + ".pub")).strip();
  }

  private String decrypted(Path tool, String file, Path key) throws Exception {
    var in = folder.resolve("in.age");
    Files.writeString(in, file);
    return run(new ProcessBuilder(tool.toString(), "-d", "-i", key.toString(), in.toString()));
  }

  private String run(ProcessBuilder builder) throws IOException {
    var out = folder.resolve("out");
    builder.redirectErrorStream(true).redirectOutput(out.toFile());
    var process = builder.start();
    Eventually.ends(process);
    return Files.readString(out);
  }
}
