package dev.berth.provision;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How to reach a machine. Not secret by itself, but shown only to the people of the request.
 *
 * @param address host name or IP address
 * @param user login name
 * @param hostKeys public host keys where the provider tells them
 * @param port of SSH, where it is not the usual one
 */
public record MachineAccess(
    String address, String user, List<String> hostKeys, Optional<Integer> port) {
  public MachineAccess {
    hostKeys = List.copyOf(hostKeys);
  }

  public MachineAccess(String address, String user, List<String> hostKeys) {
    this(address, user, hostKeys, Optional.empty());
  }

  /** Whether an address is the same, however it is written. */
  public boolean isAt(String other) {
    return plain(address).equals(plain(other));
  }

  /** Its address in the one spelling that all have in common, and its port if it has one. */
  public String canonical() {
    return plain(address) + port.map(p -> " port " + p).orElse("");
  }

  /** IP addresses have many spellings, and names end with a full stop or not. */
  private static String plain(String address) {
    var name = address.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    try {
      return InetAddress.ofLiteral(name).getHostAddress();
    } catch (IllegalArgumentException e) {
      return name;
    }
  }
}
