package dev.berth.provision.ironic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.provision.cloud.ApiAnswer;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The way to Ironic, which can be cut before or behind it. */
final class FaultyEndpoint implements BaremetalEndpoint {
  /** Where the next call is cut. */
  enum Cut {
    /** Nothing arrives. */
    BEFORE,
    /** The next call that changes something arrives, and its answer is lost. */
    BEHIND
  }

  private final BaremetalEndpoint inner;
  private final Queue<Cut> cuts = new ArrayDeque<>();
  private final Queue<String> sent = new ConcurrentLinkedQueue<>();

  FaultyEndpoint(BaremetalEndpoint inner) {
    this.inner = inner;
  }

  synchronized void next(Cut cut) {
    cuts.add(cut);
  }

  /** All calls, as {@code PUT /nodes/1/states/provision}. */
  Queue<String> sent() {
    return sent;
  }

  @Override
  public ApiAnswer send(
      String method, String path, Map<String, String> headers, Optional<JsonNode> body) {
    sent.add(method + " " + path);
    Optional<Cut> cut = cut(!method.equals("GET"));
    if (cut.isEmpty()) return inner.send(method, path, headers, body);
    if (cut.get() == Cut.BEHIND) inner.send(method, path, headers, body);
    return new ApiAnswer.Silent("the connection broke");
  }

  private synchronized Optional<Cut> cut(boolean changes) {
    if (cuts.isEmpty() || (cuts.peek() == Cut.BEHIND && !changes)) return Optional.empty();
    return Optional.of(cuts.remove());
  }
}
