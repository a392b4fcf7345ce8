package dev.berth.provision;

import java.util.List;

/**
 * How to reach a machine. Not secret by itself, but shown only to the people of the request.
 *
 * @param address host name or IP address
 * @param user login name
 * @param hostKeys public host keys where the provider tells them
 */
public record MachineAccess(String address, String user, List<String> hostKeys) {
  public MachineAccess {
    hostKeys = List.copyOf(hostKeys);
  }
}
