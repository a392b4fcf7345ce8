package dev.berth.provision.lxd;

import dev.berth.provision.Outcome;
import dev.berth.provision.cloud.AdapterContext;
import dev.berth.provision.cloud.HttpApi;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may log in to a machine, and by what it is known: files in it, which the server reaches. */
final class MachineLogin {
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** A system makes its users, and a VM its agent, in that time after the first start. */
  private static final Duration BOOT = Duration.ofMinutes(5);

  /** An SSH server makes its host keys in that time, if it does. */
  private static final Duration HOST_KEYS = Duration.ofSeconds(20);

  private static final int DIGITS = 16;
  private static final List<String> KINDS = List.of("ed25519", "ecdsa", "rsa");

  private final LxdSettings settings;
  private final LxdApi api;
  private final AdapterContext context;

  MachineLogin(LxdSettings settings, LxdApi api, AdapterContext context) {
    this.settings = settings;
    this.api = api;
    this.context = context;
  }

  /** Lets the people in who are written on the machine; empty when they are. */
  Optional<Outcome> open(LxdInstance machine) {
    var keys = machine.label(LxdInstance.KEYS).map(k -> k + "\n").orElse("");
    var digest = digest(keys);
    if (!settings.writesKeys() || machine.label(LxdInstance.WRITTEN).equals(Optional.of(digest)))
      return Optional.empty();
    return switch (write(machine.name(), keys)) {
      case LxdReply.Silence _ -> Optional.of(context.noAnswer());
      case LxdReply.No _ when isYoungerThan(machine, BOOT) -> Optional.of(context.pending(LOOK));
      case LxdReply.No _ ->
          Optional.of(context.failed("The keys could not be written into the machine."));
      case LxdReply.Good _ -> {
        var change = HttpApi.JSON.createObjectNode();
        change.set("config", LxdInstance.config(Map.of(LxdInstance.WRITTEN, digest)));
        yield api.change(machine.name(), change) instanceof LxdReply.Good
            ? Optional.empty()
            : Optional.of(context.noAnswer());
      }
    };
  }

  private LxdReply write(String machine, String keys) {
    var owner = LxdFileOwner.ROOT;
    if (!settings.loginName().equals("root")) {
      if (!(api.file(machine, settings.home()) instanceof LxdReply.Good home))
        return new LxdReply.No(404, "no home yet");
      owner = LxdFileOwner.of(home.raw());
    }
    var file = settings.keysFile();
    var folder = file.substring(0, file.lastIndexOf('/'));
    if (!folder.isEmpty() && api.file(machine, folder) instanceof LxdReply.No) {
      var made = api.write(machine, folder, owner, Optional.empty());
      if (!(made instanceof LxdReply.Good)) return made;
    }
    return api.write(machine, file, owner, Optional.of(keys));
  }

  /** Waits for the host keys of a machine that just began to run. */
  Optional<Outcome> hostKeysLater(LxdInstance machine) {
    return isYoungerThan(machine, HOST_KEYS) && readsFiles(machine) && hostKeys(machine).isEmpty()
        ? Optional.of(context.pending(LOOK))
        : Optional.empty();
  }

  /** The public host key, by which people know that it is their machine. */
  Optional<List<String>> hostKeys(LxdInstance machine) {
    if (!readsFiles(machine)) return Optional.empty();
    for (var kind : KINDS) {
      var path = "/etc/ssh/ssh_host_" + kind + "_key.pub";
      if (api.file(machine.name(), path) instanceof LxdReply.Good(var text, _, _)) {
        var words = text.asText().strip().split("\\s+", -1);
        if (words.length >= 2) return Optional.of(List.of(words[0] + " " + words[1]));
      }
    }
    return Optional.empty();
  }

  private boolean readsFiles(LxdInstance machine) {
    return machine.isContainer() || settings.writesKeys();
  }

  private boolean isYoungerThan(LxdInstance machine, Duration age) {
    return machine
        .time(LxdInstance.UP)
        .filter(up -> context.now().isBefore(up.plus(age)))
        .isPresent();
  }

  private static String digest(String keys) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(keys.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
