package dev.berth.reconcile.issue;

import dev.berth.access.AgeEncryption;
import dev.berth.provision.Outcome;
import dev.berth.request.Request;
import dev.berth.request.access.PinnedKey;

/** How to reach the machines of a request, written out and encrypted to its people's keys. */
final class AccessText {
  private final AgeEncryption age;

  AccessText(AgeEncryption age) {
    this.age = age;
  }

  /** Armored; empty when none of the people has a key that age can use. */
  String sealed(Request r) {
    var keys =
        r.keys().orElseThrow().stream()
            .map(PinnedKey::text)
            .filter(AgeEncryption::isUsable)
            .toList();
    return keys.isEmpty() ? "" : age.encrypt(plain(r), keys);
  }

  private static String plain(Request r) {
    var text = new StringBuilder("# Machines of " + r.issue() + "\n");
    for (var m : r.machines().list()) {
      if (!(m.seen().orElse(null) instanceof Outcome.Ready(var access))) continue;
      text.append("\n# ").append(m.name()).append(", ").append(m.made().plan()).append('\n');
      var port = access.port().map(p -> "-p " + p + " ").orElse("");
      text.append("ssh ").append(port).append(access.user()).append('@');
      text.append(access.address()).append('\n');
      // As it stands in known_hosts.
      var known = access.port().map(p -> "[" + access.address() + "]:" + p);
      for (var key : access.hostKeys())
        text.append("# host key: ")
            .append(known.orElse(access.address()))
            .append(' ')
            .append(key)
            .append('\n');
    }
    return text.toString();
  }
}
