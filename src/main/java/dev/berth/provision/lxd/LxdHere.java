package dev.berth.provision.lxd;

import dev.berth.provision.cloud.ProviderSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An LXD or Incus on this machine, reached by its socket. */
public final class LxdHere {
  private static final List<Path> SOCKETS =
      List.of(
          Path.of("/var/lib/incus/unix.socket"),
          Path.of("/var/snap/lxd/common/lxd/unix.socket"),
          Path.of("/var/lib/lxd/unix.socket"));

  private LxdHere() {}

  /** Where packages put it; one that we may not write to cannot be used. */
  public static Optional<Path> socket() {
    return SOCKETS.stream().filter(Files::isWritable).findFirst();
  }

  /** Aliases of images of containers; empty when it does not answer. */
  public static Optional<List<String>> images(Path socket) {
    var api =
        new LxdApi(
            new UnixSocketTransport(socket, ProviderSettings.TIMEOUT), "default", Optional.empty());
    if (!(api.inProject("/1.0/images/aliases?recursion=1") instanceof LxdReply.Good(var all, _, _)))
      return Optional.empty();
    var names = new ArrayList<String>();
    for (var alias : all)
      if (alias.path("type").asText("container").equals("container"))
        names.add(alias.path("name").asText());
    return Optional.of(List.copyOf(names));
  }
}
