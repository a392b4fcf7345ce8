package dev.berth.provision.openstack;

import dev.berth.provision.MachineKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The servers of one key: one, as a rule. Two creates at the same moment can have made two; then
 * the older one counts, and whoever looks deletes the other.
 *
 * @param all the older ones first
 */
record KeyedServers(List<NovaServer> all) {
  /** Of servers with the key's tag those that carry our record of it: a tag can be anybody's. */
  static KeyedServers of(List<NovaServer> found, MachineKey key, String owner) {
    return new KeyedServers(
        found.stream()
            .filter(
                s ->
                    s.record()
                        .filter(r -> r.key().equals(key) && r.owner().equals(owner))
                        .isPresent())
            .sorted(NovaServer.FIRST)
            .toList());
  }

  /** The one that counts: one that never ran for want of room counts only when alone. */
  Optional<NovaServer> counting() {
    return standing().stream()
        .findFirst()
        .or(() -> failed().stream().findFirst())
        .or(() -> all.stream().findFirst());
  }

  /** Those that must not be there besides. */
  List<NovaServer> surplus() {
    return standing().stream().skip(1).toList();
  }

  /** Those that never ran and can be made anew. */
  List<NovaServer> failed() {
    return all.stream().filter(NovaServer::canBeMadeAnew).toList();
  }

  /** Those that are not being deleted. */
  List<NovaServer> deletable() {
    return all.stream().filter(s -> !s.isGoing()).toList();
  }

  boolean isFree() {
    return counting().map(s -> s.canBeMadeAnew() || s.isRemnant()).orElse(true);
  }

  KeyedServers with(NovaServer another) {
    var more = new ArrayList<>(all);
    more.add(another);
    return new KeyedServers(more.stream().sorted(NovaServer.FIRST).toList());
  }

  private List<NovaServer> standing() {
    return all.stream().filter(s -> !s.isGoing() && !s.canBeMadeAnew()).toList();
  }
}
