package dev.berth.cli;

import dev.berth.provision.MachineAccess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A key of one use, and OpenSSH's own client to log in with; both need OpenSSH on this machine. */
final class TrialLogin implements AutoCloseable {
  /** A machine that is ready may still be starting its SSH server. */
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private static final Duration ONE_TRY = Duration.ofSeconds(15);
  private static final Duration BETWEEN = Duration.ofSeconds(2);
  private static final int WORDS_MAX = 200;
  private static final int SSH = 22;

  private final Path folder;
  private final InstantSource clock;
  private final String publicKey;

  /** What became of it. */
  record Said(boolean good, String words) {}

  private record Ran(int status, String output) {}

  private TrialLogin(Path folder, InstantSource clock, String publicKey) {
    this.folder = folder;
    this.clock = clock;
    this.publicKey = publicKey;
  }

  static TrialLogin create(InstantSource clock) throws IOException {
    var folder = Files.createTempDirectory("berth-try");
    var file = folder.resolve("key");
    var made =
        run(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "try", "-f", "" + file));
    if (made.status() != 0) throw new IOException("ssh-keygen: " + made.output());
    return new TrialLogin(folder, clock, Files.readString(folder.resolve("key.pub")).strip());
  }

  String publicKey() {
    return publicKey;
  }

  /** Logs in and out again; repeated while the machine does not let anybody in. */
  Said into(MachineAccess access) {
    var until = clock.instant().plus(LONGEST);
    Said said;
    do {
      said = once(access);
      if (said.good()) return said;
      LockSupport.parkNanos(BETWEEN.toNanos());
    } while (clock.instant().isBefore(until));
    return said;
  }

  private Said once(MachineAccess access) {
    var who = access.user() + "@" + access.address();
    try {
      var ran = run(command(access, who));
      return ran.status() == 0
          ? new Said(true, who + " lets the key in")
          : new Said(false, who + ": " + ran.output());
    } catch (IOException e) {
      return new Said(false, "there is no ssh here to try it with");
    }
  }

  private List<String> command(MachineAccess access, String who) {
    return List.of(
        "ssh",
        "-i",
        folder.resolve("key").toString(),
        "-o",
        "BatchMode=yes",
        "-o",
        "IdentitiesOnly=yes",
        "-o",
        "StrictHostKeyChecking=no",
        "-o",
        "UserKnownHostsFile=" + folder.resolve("known"),
        "-o",
        "LogLevel=ERROR",
        "-o",
        "ConnectTimeout=10",
        "-p",
        Integer.toString(access.port().orElse(SSH)),
        who,
        "true");
  }

  private static Ran run(List<String> command) throws IOException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    try {
      if (!process.waitFor(ONE_TRY.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return new Ran(-1, "no answer within " + ONE_TRY.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return new Ran(-1, "interrupted");
    }
    try (var stream = process.getInputStream()) {
      var text = new String(stream.readNBytes(4 * WORDS_MAX), StandardCharsets.UTF_8);
      return new Ran(process.exitValue(), cut(text.replaceAll("\\s+", " ").strip()));
    }
  }

  private static String cut(String text) {
    return text.length() > WORDS_MAX ? text.substring(0, WORDS_MAX) : text;
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.walk(folder)) {
      for (var f : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(f);
    }
  }
}
