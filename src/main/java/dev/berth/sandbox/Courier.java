package dev.berth.sandbox;

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
final class Courier implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(10);
  static final long HOOK = 481516234;
  private static final int ANSWER_MAX = 2_000;

  /** Where webhooks go and what they are signed with. */
  record Target(URI address, String secret) {}

  private final Stage stage;
  private final HttpClient http;
  private final ScheduledThreadPoolExecutor road;
  private final List<Parcel> answered;
  private final List<Parcel> held = new ArrayList<>();
  private volatile Optional<Target> target;
  private volatile Function<Parcel, List<Duration>> copies = _ -> List.of(Duration.ZERO);
  private boolean holding;
  private int underWay;

  Courier(Stage stage, Optional<Target> target) {
    this.stage = stage;
    this.target = target;
    this.http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    this.road = new ScheduledThreadPoolExecutor(1, Thread.ofVirtual().name("courier").factory());
    this.road.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    this.answered = stage.snapshot().parcels();
  }

  void to(Target newTarget) {
    target = Optional.of(newTarget);
  }

  /** The delays after which a copy of a delivery is sent: one a copy, none where it is lost. */
  void copies(Function<Parcel, List<Duration>> newCopies) {
    copies = newCopies;
  }

  /** Takes what was left on the way when the sandbox stopped. */
  void resume() {
    List<Parcel> left = stage.read(() -> List.copyOf(stage.world().pending));
    left.forEach(this::accept);
  }

  synchronized void hold() {
    holding = true;
  }

  /** Sends what was held back, in the order that the caller gives it. */
  void release(UnaryOperator<List<Parcel>> order) {
    List<Parcel> out;
    synchronized (this) {
      holding = false;
      out = order.apply(new ArrayList<>(held));
      held.clear();
    }
    out.forEach(this::accept);
  }

  synchronized void accept(Parcel parcel) {
    if (holding) {
      held.add(parcel);
      return;
    }
    List<Duration> delays = copies.apply(parcel);
    if (target.isEmpty() || delays.isEmpty()) {
      underWay++;
      road.execute(() -> finish(parcel.answered(0, "not sent", 0, ""), true));
      return;
    }
    for (int i = 0; i < delays.size(); i++) {
      boolean first = i == 0;
      underWay++;
      var _ =
          road.schedule(
              () -> finish(send(parcel), first), delays.get(i).toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void finish(Parcel parcel, boolean first) {
    if (parcel.status().equals(Parcel.PENDING)) {
      return;
    }
    if (first) {
      stage.snapshot().save(parcel);
      List<Parcel> old = new ArrayList<>();
      synchronized (this) {
        answered.add(parcel);
        while (answered.size() > Snapshot.PARCELS_MAX) {
          old.add(answered.removeFirst());
        }
      }
      old.forEach(stage.snapshot()::forget);
      stage.change(() -> stage.world().pending.removeIf(p -> p.id() == parcel.id()));
    }
    synchronized (this) {
      underWay--;
      notifyAll();
    }
  }

  private Parcel send(Parcel parcel) {
    Target to = target.orElseThrow();
    long start = System.nanoTime();
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(to.address())
              .timeout(PATIENCE)
              .POST(HttpRequest.BodyPublishers.ofString(parcel.payload(), StandardCharsets.UTF_8));
      headers(parcel, to).forEach(request::setHeader);
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      String text = answer.body();
      return parcel.answered(
          answer.statusCode(),
          answer.statusCode() / 100 == 2 ? "OK" : "Invalid HTTP Response: " + answer.statusCode(),
          millisSince(start),
          text.substring(0, Math.min(text.length(), ANSWER_MAX)));
    } catch (java.net.http.HttpTimeoutException e) {
      return parcel.answered(504, "timed out", millisSince(start), "");
    } catch (IOException e) {
      return parcel.answered(502, "failed to connect to host", millisSince(start), "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return parcel;
    }
  }

  private static long millisSince(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }

  Map<String, String> headers(Parcel parcel) {
    return headers(parcel, target.orElse(new Target(URI.create("http://127.0.0.1"), "")));
  }

  private Map<String, String> headers(Parcel parcel, Target to) {
    Map<String, String> headers = new LinkedHashMap<>();
    Optional<World.App> app = stage.world().app();
    headers.put("Accept", "*/*");
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "GitHub-Hookshot/044aadd");
    headers.put("X-GitHub-Delivery", parcel.guid());
    headers.put("X-GitHub-Event", parcel.event());
    headers.put("X-GitHub-Hook-ID", Long.toString(HOOK));
    headers.put(
        "X-GitHub-Hook-Installation-Target-ID",
        Long.toString(app.map(World.App::id).or(parcel::repository).orElse(0L)));
    headers.put(
        "X-GitHub-Hook-Installation-Target-Type", app.isPresent() ? "integration" : "repository");
    if (!to.secret().isEmpty()) {
      headers.put("X-Hub-Signature", "sha1=" + sign("HmacSHA1", to.secret(), parcel.payload()));
      headers.put(
          "X-Hub-Signature-256", "sha256=" + sign("HmacSHA256", to.secret(), parcel.payload()));
    }
    return headers;
  }

  static String sign(String algorithm, String secret, String text) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + algorithm, e);
    }
  }

  /** Answered deliveries, newest first. */
  synchronized List<Parcel> deliveries() {
    return answered.reversed().stream().toList();
  }

  /** Sends a delivery once more under the same guid; false where there is none of that number. */
  boolean redeliver(long id) {
    Optional<Parcel> found = deliveries().stream().filter(p -> p.id() == id).findFirst();
    found.ifPresent(
        p ->
            stage.change(
                () -> stage.post(p.again(stage.world().next(World.Kind.DELIVERY), stage.now()))));
    return found.isPresent();
  }

  /** Waits until nothing is under way; false when that took longer. Held ones do not count. */
  synchronized boolean idle(Duration within) throws InterruptedException {
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
