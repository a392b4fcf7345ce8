package dev.berth.sandbox;

import dev.berth.sandbox.model.ApiError;
import dev.berth.sandbox.model.GitHubJson;
import dev.berth.sandbox.model.SandboxAccount;
import dev.berth.sandbox.model.SandboxWorld;
import dev.berth.sandbox.model.WorldStore;
import dev.berth.sandbox.rest.RestRouter;
import dev.berth.sandbox.webhooks.WebhookSender;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A sandbox in the hands of a test: what goes wrong in it, and all that is to be seen. */
public final class SandboxGitHub implements AutoCloseable {
  private final Sandbox sandbox;
  private final RecordingFilter filter;
  private final WorldStore store;
  private final GitHubJson json;
  private final WebhookSender sender;

  SandboxGitHub(Sandbox sandbox, RecordingFilter filter) {
    this.sandbox = sandbox;
    this.filter = filter;
    this.store = sandbox.store;
    this.json = sandbox.json;
    this.sender = sandbox.sender;
  }

  /** A sandbox by this clock; everything else is said to the builder. */
  public static SandboxBuilder with(InstantSource clock) {
    return new SandboxBuilder(clock);
  }

  /** The address of the REST interface: what a bot is given as GitHub's. */
  public URI api() {
    return sandbox.api();
  }

  /** The address of the pages. */
  public URI pages() {
    return sandbox.pages();
  }

  public int port() {
    return sandbox.port();
  }

  /** The repository that was named first. */
  public RepositoryFixture repository() {
    long id = store.read(() -> store.world().repos.keySet().iterator().next());
    return new RepositoryFixture(store, sandbox.operations, json, id);
  }

  public RepositoryFixture repository(String name) {
    long id = store.read(() -> store.world().repo(name).orElseThrow(ApiError::notFound).id);
    return new RepositoryFixture(store, sandbox.operations, json, id);
  }

  /** The token with which somebody may ask the REST interface. */
  public String token(String login) {
    return sandbox.token(login);
  }

  /** The id of an account. */
  public long idOf(String login) {
    return store.read(() -> store.world().account(login).orElseThrow(ApiError::notFound).id);
  }

  /** The id of the app's installation. */
  public long installation() {
    return store.read(() -> store.world().app().orElseThrow().installation());
  }

  /** Gives an account another name; whoever takes the old one is somebody else. */
  public void rename(String login, String to) {
    store.change(() -> store.world().account(login).orElseThrow(ApiError::notFound).login = to);
  }

  /** Somebody adds a public SSH key to their account. */
  public void addKey(String login, String text) {
    store.change(
        () -> {
          var who = store.world().account(login).orElseThrow(ApiError::notFound);
          var number = store.world().next(SandboxWorld.Kind.KEY);
          return who.keys.add(new SandboxAccount.Key(number, text, store.now()));
        });
  }

  /** Somebody takes a public SSH key off their account. */
  public void removeKey(String login, String text) {
    store.change(
        () -> {
          var who = store.world().account(login).orElseThrow(ApiError::notFound);
          return who.keys.removeIf(k -> k.text().equals(text));
        });
  }

  /** Deletes an account; what it wrote stays. */
  public void deleteAccount(String login) {
    store.change(
        () -> {
          SandboxAccount who = store.world().account(login).orElseThrow(ApiError::notFound);
          who.gone = true;
          store.world().accounts.remove(who.id);
        });
  }

  /** Sends webhooks there from now on. */
  public void webhooksTo(URI address, String secret) {
    sender.target(new WebhookSender.Target(address, secret));
  }

  /** From now on webhooks are lost, doubled or late as this says. */
  public void webhookFaults(WebhookFault fault) {
    sender.copies(delivery -> fault.copies(SeenDelivery.of(delivery)));
  }

  /** Keeps webhooks back until they are released. */
  public void holdWebhooks() {
    sender.hold();
  }

  /** Sends what was kept back, in order. */
  public void releaseWebhooks() {
    sender.release(held -> held);
  }

  /** Sends what was kept back in an order that the seed gives. */
  public void releaseWebhooksShuffled(long seed) {
    sender.release(
        held -> {
          Collections.shuffle(held, new Random(seed));
          return held;
        });
  }

  /** Sends the ping with which GitHub greets a new hook. */
  public void ping() {
    store.change(hook()::ping);
  }

  /** Tells that the app was installed ({@code created}), suspended, deleted, and so on. */
  public void installation(String action) {
    store.change(() -> hook().installation(action));
  }

  private HookEvents hook() {
    return new HookEvents(sandbox.operations, json);
  }

  /** Waits until no webhook is under way; false when that takes longer. */
  public boolean webhooksSent(Duration within) throws InterruptedException {
    return sender.awaitIdle(within);
  }

  /** What was sent or lost, newest first. */
  public List<SeenDelivery> deliveries() {
    return sender.deliveries().stream().map(SeenDelivery::of).toList();
  }

  /** Sends a delivery once more under the same guid. */
  public boolean redeliver(long id) {
    return sender.redeliver(id);
  }

  /** From now on requests go wrong as this says. */
  public void apiFaults(ApiFault.Plan plan) {
    filter.plan(plan);
  }

  /** The endpoints that the sandbox has. */
  List<RestRouter.Route> routes() {
    return sandbox.router.routes();
  }

  /** Requests to the REST interface, oldest first. */
  public List<SeenRequest> requests() {
    return filter.log();
  }

  /** Requests that would change something. */
  public List<SeenRequest> writes() {
    return filter.log().stream().filter(SeenRequest::isWrite).toList();
  }

  /** Requests to endpoints that GitHub does not have. */
  public List<SeenRequest> unknownRequests() {
    return filter.log().stream().filter(r -> !r.known()).toList();
  }

  /** Forgets the requests so far. */
  public void forgetRequests() {
    filter.forget();
  }

  @Override
  public void close() {
    filter.close();
    sandbox.close();
  }
}
