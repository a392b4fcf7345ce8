package dev.berth;

import dev.berth.sandbox.SandboxBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A life with Berth as a GitHub App, where it is a machine user elsewhere. */
final class AppLife {
  private static final long APP = 4711;

  private AppLife() {}

  static Life of(Path data, UnaryOperator<SandboxBuilder> more)
      throws GeneralSecurityException, IOException, InterruptedException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var keys = generator.generateKeyPair();
    var file = data.resolve("app.pem");
    Files.writeString(file, pem("PRIVATE KEY", keys.getPrivate()));
    var self =
        new Life.Self(
            "berth[bot]",
            Map.of(
                "BERTH_GITHUB_APP_ID",
                Long.toString(APP),
                "BERTH_GITHUB_PRIVATE_KEY_FILE",
                file.toString()));
    return new Life(
        data,
        usual -> more.apply(usual).app(APP, "berth", pem("PUBLIC KEY", keys.getPublic())),
        Optional.of(self));
  }

  private static String pem(String kind, Key key) {
    var text = Base64.getMimeEncoder().encodeToString(key.getEncoded());
    return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
  }
}
