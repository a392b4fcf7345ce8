package dev.berth.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A request that reached the REST interface.
 *
 * @param path without the prefix, query included
 * @param status what was answered; 0 while undecided or where the connection was cut
 * @param answer the body of the answer; empty unless the sandbox was told to keep answers
 * @param known whether GitHub has such an endpoint
 */
public record SeenRequest(
    String method,
    String path,
    String body,
    int status,
    long bytes,
    String answer,
    boolean known,
    String as,
    Instant at) {
  SeenRequest withoutAnswer() {
    return new SeenRequest(method, path, body, status, bytes, "", known, as, at);
  }

  /** Whether the request would change something. */
  public boolean isWrite() {
    return !method.equals("GET") && !method.equals("HEAD");
  }

  SeenRequest answered(int code, String text, boolean isKnown, String who) {
    long length = text.getBytes(StandardCharsets.UTF_8).length;
    return new SeenRequest(method, path, body, code, length, text, isKnown, who, at);
  }
}
