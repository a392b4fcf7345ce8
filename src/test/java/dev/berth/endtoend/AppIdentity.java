package dev.berth.endtoend;

import dev.berth.sandbox.SandboxBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;

/** Berth as a GitHub App of the sandbox, with a key of its own. */
public final class AppIdentity {
  private static final long APP = 4711;

  private final KeyPair keys;
  private final Path file;

  public AppIdentity(Path data) throws GeneralSecurityException, IOException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
    file = data.resolve("app.pem");
    Files.writeString(file, pem("PRIVATE KEY", keys.getPrivate()));
  }

  /** Registers the app and installs it. */
  public SandboxBuilder in(SandboxBuilder usual) {
    return usual.app(APP, "berth", pem("PUBLIC KEY", keys.getPublic()));
  }

  public EndToEnd.Self self() {
    return new EndToEnd.Self(
        "berth[bot]",
        Map.of(
            "BERTH_GITHUB_APP_ID",
            Long.toString(APP),
            "BERTH_GITHUB_PRIVATE_KEY_FILE",
            file.toString()));
  }

  private static String pem(String kind, Key key) {
    var text = Base64.getMimeEncoder().encodeToString(key.getEncoded());
    return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
  }
}
