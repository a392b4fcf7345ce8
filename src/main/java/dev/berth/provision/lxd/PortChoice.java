package dev.berth.provision.lxd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.provision.cloud.HttpApi;
import dev.berth.provision.lxd.LxdSettings.PortForward;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which port of the server leads to a machine: one that no other machine in its list has, running
 * or not. Two that are made at once may choose the same; then the second cannot start, and chooses
 * again.
 */
final class PortChoice {
  private static final Pattern LISTEN = Pattern.compile("tcp:.*:(\\d{1,5})(?:-(\\d{1,5}))?");
  private static final int PORT_MAX = 65_535;
  private final LxdApi api;

  PortChoice(LxdApi api) {
    this.api = api;
  }

  /**
   * A port for this machine; empty when all are taken, or nobody can tell.
   *
   * @param seed where the search begins: machines made at once rarely begin at the same
   */
  Optional<Integer> free(PortForward forward, String seed) {
    return used()
        .flatMap(
            used -> {
              var count = forward.last() - forward.first() + 1;
              var begin = Math.floorMod(seed.hashCode(), count);
              return IntStream.range(0, count)
                  .map(i -> forward.first() + (begin + i) % count)
                  .boxed()
                  .filter(port -> !used.contains(port))
                  .findFirst();
            });
  }

  /** The whole server's, if it lets us look into other projects. */
  private Optional<Set<Integer>> used() {
    var everywhere = api.get("/1.0/instances?recursion=1&all-projects=true");
    var list =
        everywhere instanceof LxdReply.No
            ? api.inProject("/1.0/instances?recursion=1")
            : everywhere;
    if (!(list instanceof LxdReply.Good(var instances, _, _))) return Optional.empty();
    var used = new HashSet<Integer>();
    for (var instance : instances)
      for (var device : instance.path("expanded_devices"))
        if (device.path("type").asText().equals("proxy"))
          ports(device.path("listen").asText()).forEach(used::add);
    return Optional.of(used);
  }

  /** Of {@code tcp:192.0.2.1:2200} or {@code tcp:0.0.0.0:2200-2210}. */
  static Stream<Integer> ports(String listen) {
    var m = LISTEN.matcher(listen);
    if (!m.matches()) return Stream.empty();
    var first = Integer.parseInt(m.group(1));
    var last = m.group(2) == null ? first : Integer.parseInt(m.group(2));
    return IntStream.rangeClosed(first, Math.min(last, PORT_MAX)).boxed();
  }

  /** The device that leads from that port to the machine's SSH. */
  static ObjectNode devices(PortForward forward, int port) {
    var devices = HttpApi.JSON.createObjectNode();
    devices
        .putObject(LxdInstance.SSH_DEVICE)
        .put("type", "proxy")
        .put("bind", "host")
        .put("listen", forward.listenOn(port))
        .put("connect", "tcp:127.0.0.1:22");
    return devices;
  }

  /** What LXD says when the port is another's. */
  static boolean isTaken(String error) {
    return error.contains("address already in use");
  }
}
