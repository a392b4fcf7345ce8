package dev.berth.sandbox.webhooks;

import dev.berth.sandbox.model.SandboxWorld;
import dev.berth.sandbox.model.WebhookDelivery;
import dev.berth.sandbox.model.WorldFiles;
import dev.berth.sandbox.model.WorldStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sends webhooks: signed, one after the other, with GitHub's patience of ten seconds, and keeps
 * what was answered. Nothing is repeated by itself; a delivery can be asked for again.
 */
public final class WebhookSender implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(10);
  public static final long HOOK = 481516234;
  private static final int ANSWER_MAX = 2_000;

  /** Where webhooks go and what they are signed with. */
  public record Target(URI address, String secret) {}

  private final WorldStore store;
  private final HttpClient http;
  private final ScheduledThreadPoolExecutor road;
  private final List<WebhookDelivery> answered;
  private final List<WebhookDelivery> held = new ArrayList<>();
  private volatile Optional<Target> target;
  private volatile Function<WebhookDelivery, List<Duration>> copies = _ -> List.of(Duration.ZERO);
  private boolean holding;
  private int underWay;

  public WebhookSender(WorldStore store, Optional<Target> target) {
    this.store = store;
    this.target = target;
    this.http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    this.road = new ScheduledThreadPoolExecutor(1, Thread.ofVirtual().name("courier").factory());
    this.road.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    this.answered = store.snapshot().parcels();
  }

  public void target(Target newTarget) {
    target = Optional.of(newTarget);
  }

  /** The delays after which a copy of a delivery is sent: one a copy, none where it is lost. */
  public void copies(Function<WebhookDelivery, List<Duration>> newCopies) {
    copies = newCopies;
  }

  /** Takes what was left on the way when the sandbox stopped. */
  public void resume() {
    List<WebhookDelivery> left = store.read(() -> List.copyOf(store.world().pending));
    left.forEach(this::accept);
  }

  public synchronized void hold() {
    holding = true;
  }

  /** Sends what was held back, in the order that the caller gives it. */
  public void release(UnaryOperator<List<WebhookDelivery>> order) {
    List<WebhookDelivery> out;
    synchronized (this) {
      holding = false;
      out = order.apply(new ArrayList<>(held));
      held.clear();
    }
    out.forEach(this::accept);
  }

  public synchronized void accept(WebhookDelivery delivery) {
    if (holding) {
      held.add(delivery);
      return;
    }
    List<Duration> delays = copies.apply(delivery);
    if (target.isEmpty() || delays.isEmpty()) {
      underWay++;
      road.execute(() -> finish(delivery.answered(0, "not sent", 0, ""), true));
      return;
    }
    for (int i = 0; i < delays.size(); i++) {
      boolean first = i == 0;
      underWay++;
      var _ =
          road.schedule(
              () -> finish(send(delivery), first), delays.get(i).toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void finish(WebhookDelivery delivery, boolean first) {
    if (delivery.status().equals(WebhookDelivery.PENDING)) {
      return;
    }
    if (first) {
      store.snapshot().save(delivery);
      List<WebhookDelivery> old = new ArrayList<>();
      synchronized (this) {
        answered.add(delivery);
        while (answered.size() > WorldFiles.PARCELS_MAX) {
          old.add(answered.removeFirst());
        }
      }
      old.forEach(store.snapshot()::forget);
      store.change(() -> store.world().pending.removeIf(p -> p.id() == delivery.id()));
    }
    synchronized (this) {
      underWay--;
      notifyAll();
    }
  }

  private WebhookDelivery send(WebhookDelivery delivery) {
    Target to = target.orElseThrow();
    long start = System.nanoTime();
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(to.address())
              .timeout(PATIENCE)
              .POST(
                  HttpRequest.BodyPublishers.ofString(delivery.payload(), StandardCharsets.UTF_8));
      headers(delivery, to).forEach(request::setHeader);
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      String text = answer.body();
      return delivery.answered(
          answer.statusCode(),
          answer.statusCode() / 100 == 2 ? "OK" : "Invalid HTTP Response: " + answer.statusCode(),
          millisSince(start),
          text.substring(0, Math.min(text.length(), ANSWER_MAX)));
    } catch (java.net.http.HttpTimeoutException e) {
      return delivery.answered(504, "timed out", millisSince(start), "");
    } catch (IOException e) {
      return delivery.answered(502, "failed to connect to host", millisSince(start), "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return delivery;
    }
  }

  private static long millisSince(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }

  public Map<String, String> headers(WebhookDelivery delivery) {
    return headers(delivery, target.orElse(new Target(URI.create("http://127.0.0.1"), "")));
  }

  private Map<String, String> headers(WebhookDelivery delivery, Target to) {
    Map<String, String> headers = new LinkedHashMap<>();
    Optional<SandboxWorld.App> app = store.world().app();
    headers.put("Accept", "*/*");
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "GitHub-Hookshot/044aadd");
    headers.put("X-GitHub-Delivery", delivery.guid());
    headers.put("X-GitHub-Event", delivery.event());
    headers.put("X-GitHub-Hook-ID", Long.toString(HOOK));
    headers.put(
        "X-GitHub-Hook-Installation-Target-ID",
        Long.toString(app.map(SandboxWorld.App::id).or(delivery::repository).orElse(0L)));
    headers.put(
        "X-GitHub-Hook-Installation-Target-Type", app.isPresent() ? "integration" : "repository");
    if (!to.secret().isEmpty()) {
      headers.put("X-Hub-Signature", "sha1=" + sign("HmacSHA1", to.secret(), delivery.payload()));
      headers.put(
          "X-Hub-Signature-256", "sha256=" + sign("HmacSHA256", to.secret(), delivery.payload()));
    }
    return headers;
  }

  public static String sign(String algorithm, String secret, String text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + algorithm, e);
    }
  }

  /** Answered deliveries, newest first. */
  public synchronized List<WebhookDelivery> deliveries() {
    return answered.reversed().stream().toList();
  }

  /** Sends a delivery once more under the same guid; false where there is none of that number. */
  public boolean redeliver(long id) {
    Optional<WebhookDelivery> found = deliveries().stream().filter(p -> p.id() == id).findFirst();
    found.ifPresent(
        p ->
            store.change(
                () ->
                    store.queue(
                        p.redelivered(
                            store.world().next(SandboxWorld.Kind.DELIVERY), store.now()))));
    return found.isPresent();
  }

  /** Waits until nothing is under way; false when that took longer. Held ones do not count. */
  public synchronized boolean awaitIdle(Duration within) throws InterruptedException {
    long until = System.nanoTime() + within.toNanos();
    while (underWay > 0) {
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  @Override
  public void close() {
    road.shutdownNow();
    http.shutdownNow();
  }
}
