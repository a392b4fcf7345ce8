package dev.berth.web;

import dev.berth.store.Store;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Says to machines whether the process lives, and whether it should get work. */
public final class HealthEndpoint {
  private final Store store;
  private final Supplier<List<String>> troubles;
  private volatile boolean leaving;

  /**
   * @param troubles sentences for operators: what works, but not as it should
   */
  public HealthEndpoint(Store store, Supplier<List<String>> troubles) {
    this.store = store;
    this.troubles = troubles;
  }

  /** From now on not ready: the process is about to stop. */
  public void leave() {
    leaving = true;
  }

  void live(Context ctx) {
    ctx.json(Map.of("status", "live"));
  }

  void ready(Context ctx) {
    var answer = new LinkedHashMap<String, Object>();
    boolean ready = !leaving;
    try {
      answer.put("database", store.now().toString());
    } catch (Store.Unavailable e) {
      ready = false;
      answer.put("database", "cannot be used: " + e.getMessage());
    }
    answer.put("status", ready ? "ready" : leaving ? "stopping" : "not ready");
    answer.put("troubles", troubles.get());
    ctx.status(ready ? 200 : 503).json(answer);
  }
}
