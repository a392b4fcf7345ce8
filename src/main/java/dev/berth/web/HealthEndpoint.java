package dev.berth.web;

import dev.berth.observe.Trouble;
import dev.berth.store.Store;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Says to machines whether the process lives, and whether it should get work: 503 only while it
 * stops or cannot keep anything. Whatever else is wrong is told with 200, since webhooks that come
 * meanwhile are kept and must not be turned away.
 */
public final class HealthEndpoint {
  private final Store store;
  private final Supplier<List<Trouble>> troubles;
  private volatile boolean leaving;

  /**
   * @param troubles what stands now
   */
  public HealthEndpoint(Store store, Supplier<List<Trouble>> troubles) {
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
    var all = troubles.get();
    var answer = new LinkedHashMap<String, Object>();
    boolean ready = !leaving && all.stream().noneMatch(t -> t.kind().stops());
    try {
      answer.put("database", store.now().toString());
    } catch (Store.Unavailable e) {
      ready = false;
      answer.put("database", "cannot be used: " + e.getMessage());
    }
    var good = all.isEmpty() ? "ready" : "degraded";
    answer.put("status", ready ? good : leaving ? "stopping" : "not ready");
    answer.put("troubles", all.stream().map(HealthEndpoint::json).toList());
    ctx.status(ready ? 200 : 503).json(answer);
  }

  private static Map<String, String> json(Trouble t) {
    var all = new LinkedHashMap<String, String>();
    all.put("id", t.id());
    all.put("what", t.what());
    all.put("remedy", t.kind().remedy());
    all.put("since", t.since().toString());
    return all;
  }
}
