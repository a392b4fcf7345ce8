package dev.berth.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.config.Secret;
import dev.berth.github.GitHubForge;
import dev.berth.github.GitHubSettings;
import dev.berth.github.auth.GitHubIdentity;
import dev.berth.observe.Metrics;
import dev.berth.observe.Troubles;
import dev.berth.reconcile.turn.ServedRepositories;
import dev.berth.store.MemoryStore;
import dev.berth.store.Store;
import dev.berth.store.StoreReads;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pebbletemplates.pebble.PebbleEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What strangers, broken relays and attackers get: one answer each, and never a failure. */
class BadSendersTest {
  private static final int BODY_MAX = 25 << 20;
  private static final String OLD = "the secret of last year";
  private static final String NEW = "the secret of today";

  private final InstantSource clock = () -> Instant.parse("2026-11-20T09:14:00Z");
  private volatile MemoryStore memory = empty();
  private volatile boolean unavailable;
  private int nudges;
  private WebServer server;
  private RawSender sender;

  @BeforeEach
  void start() {
    var metrics = new Metrics(new SimpleMeterRegistry());
    var identity = new GitHubIdentity.Token(new Secret("none"));
    var nowhere = new GitHubSettings(URI.create("http://127.0.0.1:9"), identity);
    var store = failing();
    var door =
        new WebhookEndpoint(
            List.of(new Secret(NEW), new Secret(OLD)),
            new GitHubForge(nowhere, new Troubles(metrics, clock), metrics, clock, System::nanoTime)
                .payloads(),
            store,
            new ServedRepositories(List.of("acme/cluster"))::allows,
            new BodyReader(BODY_MAX, System::nanoTime),
            () -> nudges++,
            metrics);
    var pages =
        new LedgerPages(
            store.reads(), new PebbleEngine.Builder().build(), "P", URI.create("http://127.0.0.1"));
    var health = new HealthEndpoint(store, List::of);
    server =
        new WebServer("127.0.0.1", 0, door, pages, new LedgerApi(store.reads()), health, () -> "");
    server.start();
    sender = new RawSender(server.port());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private MemoryStore empty() {
    return new MemoryStore(new MemoryStore.Tables(clock), "one");
  }

  /** The store, which can be made to be out of reach. */
  private Store failing() {
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class, StoreReads.class},
            (self, method, args) -> {
              if (method.getName().equals("reads")) return self;
              if (unavailable) throw new Store.Unavailable("pulled out", new IOException());
              try {
                return method.invoke(memory, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** One request; what is not said is as GitHub would send it. */
  private static final class Sent {
    private String line = "POST /webhooks/github HTTP/1.1";
    private byte[] body = issue("opened", 7).getBytes(UTF_8);
    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private int size;
    private boolean chunked;
    private boolean ends;
    private String secret = NEW;

    static Sent usual() {
      return new Sent()
          .with("Host", "berth.example")
          .with("Content-Type", "application/json")
          .with("X-GitHub-Event", "issues")
          .with("X-GitHub-Delivery", "0b989ba4-242f-11e5-81e1-c7b6966d2516");
    }

    Sent with(String name, String... values) {
      headers.put(name, List.of(values));
      return this;
    }

    Sent signed(String... values) {
      return with("X-Hub-Signature-256", values);
    }

    Sent event(String name) {
      return with("X-GitHub-Event", name);
    }

    Sent line(String text) {
      line = text;
      return this;
    }

    Sent body(String text) {
      return body(text.getBytes(UTF_8));
    }

    Sent body(byte[] bytes) {
      body = bytes;
      return this;
    }

    /** A payload of exactly that many bytes: JSON may have as many blanks as one likes. */
    Sent large(int bytes) {
      size = bytes;
      return this;
    }

    Sent secret(String text) {
      secret = text;
      return this;
    }

    Sent chunked() {
      chunked = true;
      return this;
    }

    /** The sender hangs up after what it sent. */
    Sent ends() {
      ends = true;
      return this;
    }

    String signature() {
      return "sha256=" + SignedWebhook.hex("HmacSHA256", secret, body);
    }

    byte[] bytes() {
      if (size > 0) {
        body = Arrays.copyOf(body, size);
        Arrays.fill(body, issue("opened", 7).length(), size, (byte) ' ');
      }
      headers.putIfAbsent("X-Hub-Signature-256", List.of(signature()));
      if (chunked) headers.putIfAbsent("Transfer-Encoding", List.of("chunked"));
      else headers.putIfAbsent("Content-Length", List.of("" + body.length));
      var out = new ByteArrayOutputStream();
      var head = new StringBuilder(line).append("\r\n");
      headers.forEach((n, all) -> all.forEach(v -> head.append(n + ": " + v + "\r\n")));
      out.writeBytes(head.append("\r\n").toString().getBytes(UTF_8));
      if (!chunked) out.writeBytes(body);
      for (int at = 0; chunked && at < body.length; at += 1 << 16) {
        int n = Math.min(1 << 16, body.length - at);
        out.writeBytes((Integer.toHexString(n) + "\r\n").getBytes(UTF_8));
        out.write(body, at, n);
        out.writeBytes("\r\n".getBytes(UTF_8));
      }
      if (chunked) out.writeBytes("0\r\n\r\n".getBytes(UTF_8));
      return out.toByteArray();
    }
  }

  private int status(Sent sent) throws IOException {
    return sender.status(out -> out.write(sent.bytes()), sent.ends);
  }

  private static String issue(String action, int number) {
    return payload(
        "\"action\":\""
            + action
            + "\",\"issue\":{\"number\":"
            + number
            + ",\"updated_at\":\"2026-11-20T09:13:00Z\"}");
  }

  private static String payload(String fields) {
    return "{"
        + fields
        + ",\"repository\":{\"id\":42,\"full_name\":\"acme/cluster\",\"default_branch\":\"main\"}"
        + ",\"sender\":{\"id\":9,\"login\":\"rio\",\"type\":\"User\"}}";
  }

  private static String comment(String action, String text) {
    return payload(
        "\"action\":\""
            + action
            + "\",\"issue\":{\"number\":7},\"comment\":{\"id\":77,\"body\":\""
            + text
            + "\",\"user\":{\"id\":9,\"login\":\"rio\",\"type\":\"User\"}"
            + ",\"created_at\":\"2026-11-20T09:13:00Z\",\"updated_at\":\"2026-11-20T09:13:00Z\"}");
  }

  private record Case(String what, int status, Sent sent) {}

  private static final List<Case> CASES = new ArrayList<>();

  private static void on(String what, int status, Sent sent) {
    CASES.add(new Case(what, status, sent));
  }

  private static Sent usual() {
    return Sent.usual();
  }

  static {
    signatures();
    headers();
    payloads();
    sizes();
    strangers();
    protocol();
  }

  private static void signatures() {
    var good = usual().signature();
    on("signed with the newer secret", 202, usual());
    on("signed with the older secret", 202, usual().secret(OLD));
    on("signed with a secret of nobody", 401, usual().secret("guessed"));
    on("signed with an empty-looking secret", 401, usual().secret(" "));
    on("no signature", 401, usual().signed());
    on("an empty signature", 401, usual().signed(""));
    var sha1 = "sha1=" + SignedWebhook.hex("HmacSHA1", NEW, usual().body);
    on("only the old kind of signature", 401, usual().signed().with("X-Hub-Signature", sha1));
    on("the old kind under the new name", 401, usual().signed(sha1));
    on("no kind named", 401, usual().signed(good.substring(7)));
    on(
        "upper-case digits",
        401,
        usual().signed("sha256=" + good.substring(7).toUpperCase(Locale.ROOT)));
    on("upper-case kind", 401, usual().signed("SHA256=" + good.substring(7)));
    on("one digit short", 401, usual().signed(good.substring(0, 70)));
    on("half of it", 401, usual().signed(good.substring(0, 39)));
    on("one digit more", 401, usual().signed(good + "0"));
    on("one digit wrong", 401, usual().signed(good.substring(0, 70) + "g"));
    on("twice in one header", 401, usual().signed(good + good));
    on("twice with a comma", 401, usual().signed(good + ", " + good));
    on("two headers, both right", 401, usual().signed(good, good));
    on("two headers, the first right", 401, usual().signed(good, "sha256=" + "0".repeat(64)));
    on("two headers, the second right", 401, usual().signed("sha256=" + "0".repeat(64), good));
    on("a signature of 4,000 signs", 401, usual().signed("sha256=" + "a".repeat(4_000)));
    on("signs that are no hex", 401, usual().signed("sha256=" + "z".repeat(64)));
    on("signature of another body", 401, usual().body(issue("opened", 8)).signed(good));
    on("one blank more in the body", 401, usual().body(issue("opened", 7) + " ").signed(good));
    on("unsigned and not JSON: told only the first", 401, usual().body("{").signed());
    on("unsigned and deep: not parsed", 401, usual().body("[".repeat(100_000)).signed());
  }

  private static void headers() {
    on("no delivery id", 400, usual().with("X-GitHub-Delivery"));
    on("an empty delivery id", 400, usual().with("X-GitHub-Delivery", ""));
    on("a blank delivery id", 400, usual().with("X-GitHub-Delivery", "  "));
    on("a delivery id of 101 signs", 400, usual().with("X-GitHub-Delivery", "d".repeat(101)));
    on("a delivery id of 100 signs", 202, usual().with("X-GitHub-Delivery", "d".repeat(100)));
    on("a delivery id with blanks", 400, usual().with("X-GitHub-Delivery", "a b"));
    on("a delivery id with colours", 400, usual().with("X-GitHub-Delivery", "a\u001b[31m"));
    on("two delivery ids", 400, usual().with("X-GitHub-Delivery", "one", "two"));
    on("no event", 400, usual().with("X-GitHub-Event"));
    on("an empty event", 400, usual().event(""));
    on("an event of 101 signs", 400, usual().event("e".repeat(101)));
    on("an event in capitals", 400, usual().event("ISSUES"));
    on("two events", 400, usual().with("X-GitHub-Event", "issues", "push"));
    on("a form instead of JSON", 400, usual().with("Content-Type", SignedWebhook.FORM));
    on("no content type", 202, usual().with("Content-Type"));
    on("a packed body", 400, usual().with("Content-Encoding", "gzip").body("\u001f\u008b"));
    on("headers of 70 kB", 431, usual().with("X-Much", "x".repeat(70_000)));
  }

  private static void payloads() {
    on("an empty body", 400, usual().body(""));
    on("null", 400, usual().body("null"));
    on("a list", 400, usual().body("[]"));
    on("a word", 400, usual().body("\"issues\""));
    on("an empty object", 400, usual().body("{}"));
    on("half a payload", 400, usual().body(issue("opened", 7).substring(0, 60)));
    on("two payloads", 400, usual().body(issue("opened", 7) + issue("opened", 8)));
    on("lists in lists, 100,000 deep", 400, usual().body("[".repeat(100_000)));
    on(
        "objects in a field nobody reads, 10,000 deep",
        400,
        usual().body(payload("\"x\":" + "{\"x\":".repeat(10_000) + "1" + "}".repeat(10_000))));
    on("invalid UTF-8 for a whole", 400, usual().body(new byte[] {(byte) 0xff, (byte) 0xfe, 0}));
    var broken = issue("open?d", 7).getBytes(UTF_8);
    broken[issue("open?d", 7).indexOf('?')] = (byte) 0xc3;
    on("invalid UTF-8 in a string", 400, usual().body(broken));
    on("a number of 10,000 digits", 400, usual().body(payload("\"x\":" + "1".repeat(10_000))));
    on("an issue number beyond counting", 400, usual().body(numbered("99999999999")));
    on("an issue number below one", 400, usual().body(numbered("-1")));
    on("a broken issue number", 400, usual().body(numbered("7.5")));
    on("an issue number in words", 400, usual().body(numbered("\"seven\"")));
    on("no issue", 400, usual().body(payload("\"action\":\"opened\"")));
    on("no action", 400, usual().body(payload("\"issue\":{\"number\":7}")));
    on("a list for an issue", 400, usual().body(payload("\"action\":\"opened\",\"issue\":[]")));
    on("no repository", 400, usual().body("{\"action\":\"opened\",\"issue\":{\"number\":7}}"));
    on("no sender, as of a deleted account", 202, usual().body(without("sender")));
    on("an event nobody knows", 200, usual().event("frobnication"));
    on("an event that is not for us", 200, usual().event("star"));
    on("an action nobody knows", 202, usual().body(issue("frobnicated", 7)));
    on("a ping", 200, usual().event("ping").body("{\"zen\":\"Design for failure.\"}"));
    on("a ping with nothing in it", 200, usual().event("ping").body(""));
    on("a comment", 202, usual().event("issue_comment").body(comment("created", "/status")));
    on("a comment liked", 200, usual().event("issue_comment").body(comment("liked", "x")));
    on("a comment with a zero sign", 202, aComment("a\\u0000b"));
    on("a comment with half a pair", 202, aComment("\\ud83d"));
    on("a comment of 262,144 signs", 202, aComment("x".repeat(262_144)));
    on("a comment of two million signs", 400, aComment("x".repeat(2_000_000)));
    on("a comment without a comment", 400, usual().event("issue_comment"));
    on("a push elsewhere", 200, usual().event("push").body(payload("\"ref\":\"refs/heads/x\"")));
    on("a push to us", 202, usual().event("push").body(payload("\"ref\":\"refs/heads/main\"")));
  }

  private static Sent aComment(String text) {
    return usual().event("issue_comment").body(comment("created", text));
  }

  private static String numbered(String number) {
    return payload("\"action\":\"opened\",\"issue\":{\"number\":" + number + "}");
  }

  private static String without(String field) {
    return issue("opened", 7).replace("\"" + field + "\":", "\"no\":");
  }

  private static void sizes() {
    on("26 MB announced, nothing sent", 413, usual().with("Content-Length", "27262976").body(""));
    on("2 GB announced", 413, usual().with("Content-Length", "2147483648").body(""));
    on("one byte too much announced", 413, usual().large(BODY_MAX + 1));
    on("26 MB in chunks without an end said", 413, usual().large(26 << 20).chunked());
    on("exactly 25 MiB", 202, usual().large(BODY_MAX));
    on("exactly 25 MiB in chunks", 202, usual().large(BODY_MAX).chunked());
    on("25 MiB not signed", 401, usual().large(BODY_MAX).secret("guessed"));
    on("less than announced", 400, usual().with("Content-Length", "4000").ends());
    on("a small body in chunks", 202, usual().chunked());
  }

  private static void strangers() {
    var other = issue("opened", 7).replace("acme/cluster", "other/cluster").replace("42", "43");
    on("another repository", 200, usual().body(other));
    on("no name of a repository", 400, usual().body(other.replace("other/cluster", "../..")));
    on("an issue of a pull request", 200, usual().body(pull()));
  }

  private static String pull() {
    return issue("opened", 7).replace("\"number\":7", "\"number\":7,\"pull_request\":{}");
  }

  private static void protocol() {
    for (var method : List.of("GET", "PUT", "PATCH", "DELETE"))
      on(method, 405, usual().line(method + " /webhooks/github HTTP/1.1"));
    on("a method nobody knows", 405, usual().line("BREW /webhooks/github HTTP/1.1"));
    on("another address", 404, usual().line("POST /webhooks/gitlab HTTP/1.1"));
    on("dots in the address", 404, usual().line("POST /x/..%2fwebhooks/github HTTP/1.1"));
    on("no host", 400, usual().with("Host"));
    on("a length below zero", 400, usual().with("Content-Length", "-1"));
    on("a length in words", 400, usual().with("Content-Length", "many"));
    on("two lengths", 400, usual().with("Content-Length", "10", "20"));
    on("length and chunks at once", 400, usual().with("Content-Length", "10").chunked());
    on(
        "an address of 10,000 signs",
        414,
        usual().line("POST /" + "a".repeat(10_000) + " HTTP/1.1"));
    on("no HTTP", 400, usual().line("hello"));
  }

  @TestFactory
  Stream<DynamicTest> each_sender_gets_its_answer() {
    assertTrue(CASES.size() >= 60, () -> CASES.size() + " cases");
    return CASES.stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.what() + " gets " + c.status(),
                    () -> {
                      memory = empty();
                      nudges = 0;
                      assertEquals(c.status(), status(c.sent()));
                      assertEquals(c.status() == 202 ? 1 : 0, kept(), "kept");
                      assertEquals(kept(), nudges, "workers told");
                    }));
  }

  private int kept() {
    return memory.seen(List.of("0b989ba4-242f-11e5-81e1-c7b6966d2516", "d".repeat(100))).size();
  }

  @Test
  void the_same_delivery_is_kept_once() throws IOException {
    assertEquals(202, status(usual()));
    assertEquals(200, status(usual()));
    assertEquals(200, status(usual().body(issue("closed", 9))), "the id was used up");
  }

  @Test
  void a_body_sent_again_under_a_new_id_is_only_another_reason_to_look() throws IOException {
    assertEquals(202, status(aComment("/approve")));
    assertEquals(200, status(aComment("/approve").with("X-GitHub-Delivery", "again")), "one said");
    assertEquals(202, status(usual().with("X-GitHub-Delivery", "look")));
    assertEquals(202, status(usual().with("X-GitHub-Delivery", "look-again")));
  }

  @Test
  void a_name_taken_over_by_another_repository_opens_nothing() throws IOException {
    assertEquals(202, status(usual()));
    var taken = issue("opened", 7).replace("\"id\":42", "\"id\":43");
    assertEquals(200, status(usual().with("X-GitHub-Delivery", "taken").body(taken)));
    assertEquals(List.of(), memory.seen(List.of("taken")));
  }

  @Test
  void a_store_out_of_reach_is_the_only_failure_and_the_delivery_is_taken_later()
      throws IOException {
    unavailable = true;
    assertEquals(503, status(usual()));
    assertEquals(401, status(usual().secret("guessed")));
    assertEquals(200, status(usual().event("ping")));
    unavailable = false;
    assertEquals(202, status(usual()));
  }
}
