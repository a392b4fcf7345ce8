package dev.berth.sandbox;

import java.time.Instant;

/**
 * A request that reached the REST interface.
 *
 * @param path without the prefix, query included
 * @param status what was answered; 0 while undecided or where the connection was cut
 * @param known whether GitHub has such an endpoint
 */
public record SandboxRequest(
    String method,
    String path,
    String body,
    int status,
    long bytes,
    boolean known,
    String as,
    Instant at) {
  /** Whether the request would change something. */
  public boolean isWrite() {
    return !method.equals("GET") && !method.equals("HEAD");
  }

  SandboxRequest answered(int code, long length, boolean isKnown, String who) {
    return new SandboxRequest(method, path, body, code, length, isKnown, who, at);
  }
}
