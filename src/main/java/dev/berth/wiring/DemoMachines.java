package dev.berth.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.berth.provision.lxd.LxdHere;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Settings of a demonstration that lends containers of this machine's own LXD or Incus: the shipped
 * ones, with another adapter behind the pool. What is missing is said in one sentence.
 */
public final class DemoMachines {
  private static final String POOL = "    adapter: simulator\n";
  private static final String SIMULATION = "    simulation: true\n";
  private static final int NAME_DIGITS = 8;
  private static final List<String> SYSTEMS =
      List.of("ubuntu 24.04", "ubuntu 22.04", "debian 12", "debian 13", "as the image is");

  private DemoMachines() {}

  /**
   * Writes them into a folder.
   *
   * @param loginKey of this demonstration: machines of an earlier one, which were left, are not
   *     ours
   * @param socket of the server; empty: where it usually is
   * @param image alias of an image with an SSH server; empty: the only one that there is
   */
  public static void write(
      Path folder, String loginKey, Optional<Path> socket, Optional<String> image)
      throws IOException {
    var at =
        socket
            .or(LxdHere::socket)
            .orElseThrow(
                () ->
                    new CannotStart(
                        "There is no LXD or Incus on this machine that we can use: install one and"
                            + " run `lxd init --auto` or `incus admin init --auto`, run this as"
                            + " root or as a member of its group, or name its socket by --lxd"
                            + " FILE."));
    var chosen = image.orElseGet(() -> only(LxdHere.images(at), at));
    for (var name : OperatorFiles.SHIPPED_SETTINGS) {
      var text = OperatorFiles.shipped("config/" + name).orElseThrow();
      var file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          switch (name) {
            case "berth.yaml" -> adapter(nameOf(loginKey), at, chosen);
            case "program.yaml" -> program(text);
            default -> text;
          });
    }
  }

  private static String only(Optional<List<String>> images, Path socket) {
    if (images.isEmpty())
      throw new CannotStart(
          "LXD or Incus does not answer at " + socket + ": is it running, and may we use it?");
    if (images.get().size() == 1) return images.get().getFirst();
    throw new CannotStart(
        images.get().isEmpty()
            ? "There is no image of a container with an alias: run `lxc image copy ubuntu:24.04"
                + " local: --alias ubuntu` or `incus image copy images:debian/12/cloud local:"
                + " --alias debian`."
            : "There are several images: say which by --image, one of "
                + String.join(", ", images.get())
                + ".");
  }

  /** The first pool only, which is all that is shipped. */
  private static String program(String text) {
    return text.replace(POOL, "    adapter: here\n")
        .replace(SIMULATION, "    simulation: false\n")
        .replace("Example Cloud (simulated)", "this machine");
  }

  private static String adapter(String name, Path socket, String image) {
    var plans = plans().stream().map(p -> "        " + p + ": {}\n").collect(Collectors.joining());
    var systems =
        SYSTEMS.stream()
            .map(s -> "        %s: \"%s\"%n".formatted(s, image))
            .collect(Collectors.joining());
    return """
    name: %s
    adapters:
      here:
        kind: lxd
        settings:
          server: "unix://%s"
          forward: {address: 127.0.0.1, ports: 22000-22099}
          default-system: as the image is
          plans:
    %s      systems:
    %s\
    """
        .formatted(name, socket.toAbsolutePath(), plans, systems);
  }

  private static String nameOf(String loginKey) {
    var number = UUID.nameUUIDFromBytes(loginKey.getBytes(UTF_8)).toString();
    return "demo-" + number.substring(0, NAME_DIGITS);
  }

  private static List<String> plans() {
    return OperatorFiles.shipped("config/program.yaml")
        .orElseThrow()
        .lines()
        .filter(l -> l.matches(" {6}[a-z0-9]+\\.[a-z0-9]+\\.[a-z0-9]+: \\d+"))
        .map(l -> l.strip().replaceFirst(":.*", ""))
        .toList();
  }
}
