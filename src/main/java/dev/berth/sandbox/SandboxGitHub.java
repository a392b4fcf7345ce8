package dev.berth.sandbox;

import io.javalin.Javalin;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.eclipse.jetty.http.UriCompliance;

/**
 * A GitHub of our own on this machine, for the demonstration and for tests: the REST interface as
 * GitHub documents it, signed webhooks, and issue pages for the browser.
 */
public final class SandboxGitHub implements AutoCloseable {
  /** The longest body that is read, in bytes. */
  static final long BODY_MAX = 2_000_000;

  private final Stage stage;
  private final Deeds deeds;
  private final Courier courier;
  private final RestDoor door;
  private final Router router;
  private final Javalin server;

  SandboxGitHub(SandboxBuilder plan) {
    Snapshot snapshot = new Snapshot(plan.folder);
    Optional<World> kept = snapshot.load();
    World world = kept.orElseGet(World::new);
    stage = new Stage(world, snapshot, plan.clock);
    if (kept.isEmpty()) {
      world.madeAt = stage.now();
    }
    Founding founding = new Founding(stage);
    stage.change(() -> plan.steps.forEach(step -> step.accept(founding, world)));
    Shapes shapes = new Shapes(stage);
    deeds = new Deeds(stage, shapes);
    courier = new Courier(stage, plan.target);
    Limits limits = new Limits(plan.requestsPerHour, plan.secondaryLimits);
    router = new Router();
    new IssueEndpoints(deeds, shapes).on(router);
    new CommentEndpoints(deeds, shapes).on(router);
    new LabelEndpoints(deeds, shapes).on(router);
    new PeopleEndpoints(deeds, shapes).on(router);
    new RepositoryEndpoints(shapes).on(router);
    new PullEndpoints(deeds, shapes).on(router);
    new AppEndpoints(deeds, shapes, courier, limits).on(router);
    door = new RestDoor(stage, router, limits, plan.keepAnswers);
    Pages pages = new Pages(stage, courier, new Layout(plan.panels));
    PageDeeds pageDeeds = new PageDeeds(stage, deeds, courier, pages, plan.panels);
    server = serve(plan, pages, pageDeeds);
    stage.open("http://" + plan.host + ":" + server.port(), courier::accept);
    if (plan.held) {
      courier.hold();
    }
    courier.resume();
  }

  private Javalin serve(SandboxBuilder plan, Pages pages, PageDeeds pageDeeds) {
    return Javalin.create(
            cfg -> {
              cfg.jetty.host = plan.host;
              cfg.jetty.port = plan.port;
              cfg.concurrency.useVirtualThreads = true;
              cfg.startup.showJavalinBanner = false;
              cfg.http.maxRequestSize = BODY_MAX;
              cfg.jetty.modifyHttpConfiguration(c -> c.setUriCompliance(UriCompliance.UNSAFE));
              cfg.jetty.modifyServletContextHandler(
                  h -> h.getServletHandler().setDecodeAmbiguousURIs(true));
              String all = RestDoor.PREFIX + "/*";
              cfg.routes.get(all, door::serve);
              cfg.routes.post(all, door::serve);
              cfg.routes.put(all, door::serve);
              cfg.routes.patch(all, door::serve);
              cfg.routes.delete(all, door::serve);
              pages.on(cfg.routes);
              pageDeeds.on(cfg.routes);
            })
        .start();
  }

  /** A sandbox by this clock; everything else is said to the builder. */
  public static SandboxBuilder with(InstantSource clock) {
    return new SandboxBuilder(clock);
  }

  /** The address of the REST interface: what a bot is given as GitHub's. */
  public URI api() {
    return URI.create(stage.api());
  }

  /** The address of the pages. */
  public URI pages() {
    return URI.create(stage.html());
  }

  public int port() {
    return server.port();
  }

  /** The repository that was named first. */
  public SandboxRepository repository() {
    long id = stage.read(() -> stage.world().repos.keySet().iterator().next());
    return new SandboxRepository(stage, deeds, id);
  }

  public SandboxRepository repository(String name) {
    long id = stage.read(() -> stage.world().repo(name).orElseThrow(ApiError::notFound).id);
    return new SandboxRepository(stage, deeds, id);
  }

  /** The token with which somebody may ask the REST interface. */
  public String token(String login) {
    return stage.read(() -> stage.world().account(login).orElseThrow(ApiError::notFound).token);
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
    courier.fault(fault);
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
    stage.change(deeds.hooks()::ping);
  }

  /** Tells that the app was installed ({@code created}), suspended, deleted, and so on. */
  public void installation(String action) {
    stage.change(() -> deeds.hooks().installation(action));
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
    door.plan(plan);
  }

  /** The endpoints that the sandbox has. */
  List<Router.Route> routes() {
    return router.routes();
  }

  /** Requests to the REST interface, oldest first. */
  public List<SandboxRequest> requests() {
    return door.log();
  }

  /** Requests that would change something. */
  public List<SandboxRequest> writes() {
    return door.log().stream().filter(SandboxRequest::isWrite).toList();
  }

  /** Requests to endpoints that GitHub does not have. */
  public List<SandboxRequest> unknownRequests() {
    return door.log().stream().filter(r -> !r.known()).toList();
  }

  /** Forgets the requests so far. */
  public void forgetRequests() {
    door.forget();
  }

  @Override
  public void close() {
    courier.close();
    door.close();
    server.stop();
  }
}
