package dev.berth.sandbox;

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
  private final Stage stage;
  private final GitHubJson json;
  private final Courier courier;

  SandboxGitHub(Sandbox sandbox, RecordingFilter filter) {
    this.sandbox = sandbox;
    this.filter = filter;
    this.stage = sandbox.stage;
    this.json = sandbox.json;
    this.courier = sandbox.courier;
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
  public SandboxRepository repository() {
    long id = stage.read(() -> stage.world().repos.keySet().iterator().next());
    return new SandboxRepository(stage, sandbox.deeds, json, id);
  }

  public SandboxRepository repository(String name) {
    long id = stage.read(() -> stage.world().repo(name).orElseThrow(ApiError::notFound).id);
    return new SandboxRepository(stage, sandbox.deeds, json, id);
  }

  /** The token with which somebody may ask the REST interface. */
  public String token(String login) {
    return sandbox.token(login);
  }

  /** The id of an account. */
  public long idOf(String login) {
    return stage.read(() -> stage.world().account(login).orElseThrow(ApiError::notFound).id);
  }

  /** The id of the app's installation. */
  public long installation() {
    return stage.read(() -> stage.world().app().orElseThrow().installation());
  }

  /** Gives an account another name; whoever takes the old one is somebody else. */
  public void rename(String login, String to) {
    stage.change(() -> stage.world().account(login).orElseThrow(ApiError::notFound).login = to);
  }

  /** Deletes an account; what it wrote stays. */
  public void deleteAccount(String login) {
    stage.change(
        () -> {
          Account who = stage.world().account(login).orElseThrow(ApiError::notFound);
          who.gone = true;
          stage.world().accounts.remove(who.id);
        });
  }

  /** Sends webhooks there from now on. */
  public void webhooksTo(URI address, String secret) {
    courier.to(new Courier.Target(address, secret));
  }

  /** From now on webhooks are lost, doubled or late as this says. */
  public void webhookFaults(WebhookFault fault) {
    courier.copies(parcel -> fault.copies(SandboxDelivery.of(parcel)));
  }

  /** Keeps webhooks back until they are released. */
  public void holdWebhooks() {
    courier.hold();
  }

  /** Sends what was kept back, in order. */
  public void releaseWebhooks() {
    courier.release(held -> held);
  }

  /** Sends what was kept back in an order that the seed gives. */
  public void releaseWebhooksShuffled(long seed) {
    courier.release(
        held -> {
          Collections.shuffle(held, new Random(seed));
          return held;
        });
  }

  /** Sends the ping with which GitHub greets a new hook. */
  public void ping() {
    stage.change(hook()::ping);
  }

  /** Tells that the app was installed ({@code created}), suspended, deleted, and so on. */
  public void installation(String action) {
    stage.change(() -> hook().installation(action));
  }

  private HookEvents hook() {
    return new HookEvents(sandbox.deeds, json);
  }

  /** Waits until no webhook is under way; false when that takes longer. */
  public boolean webhooksSent(Duration within) throws InterruptedException {
    return courier.idle(within);
  }

  /** What was sent or lost, newest first. */
  public List<SandboxDelivery> deliveries() {
    return courier.deliveries().stream().map(SandboxDelivery::of).toList();
  }

  /** Sends a delivery once more under the same guid. */
  public boolean redeliver(long id) {
    return courier.redeliver(id);
  }

  /** From now on requests go wrong as this says. */
  public void apiFaults(ApiFault.Plan plan) {
    filter.plan(plan);
  }

  /** The endpoints that the sandbox has. */
  List<Router.Route> routes() {
    return sandbox.router.routes();
  }

  /** Requests to the REST interface, oldest first. */
  public List<SandboxRequest> requests() {
    return filter.log();
  }

  /** Requests that would change something. */
  public List<SandboxRequest> writes() {
    return filter.log().stream().filter(SandboxRequest::isWrite).toList();
  }

  /** Requests to endpoints that GitHub does not have. */
  public List<SandboxRequest> unknownRequests() {
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
