package dev.berth.sandbox;

import io.javalin.Javalin;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.jetty.http.UriCompliance;

/**
 * A GitHub of our own on this machine, for the demonstration and for tests: the REST interface as
 * GitHub documents it, signed webhooks, and issue pages for the browser.
 */
public final class Sandbox implements AutoCloseable {
  /** The longest body that is read, in bytes. */
  static final long BODY_MAX = 2_000_000;

  final Stage stage;
  final Deeds deeds;
  final Courier courier;
  final GitHubJson json;
  final Router router;
  private final Javalin server;

  Sandbox(SandboxSetup plan) {
    Snapshot snapshot = new Snapshot(plan.folder);
    Optional<World> kept = snapshot.load();
    World world = kept.orElseGet(World::new);
    stage = new Stage(world, snapshot, plan.clock);
    if (kept.isEmpty()) {
      world.madeAt = stage.now();
    }
    Founding founding = new Founding(stage);
    stage.change(() -> plan.steps.forEach(step -> step.accept(founding, world)));
    json = new GitHubJson(stage);
    deeds = new Deeds(stage, json);
    courier = new Courier(stage, plan.target);
    Limits limits = new Limits(plan.requestsPerHour, plan.secondaryLimits);
    router = new Router();
    new IssueEndpoints(deeds, json).on(router);
    new CommentEndpoints(deeds, json).on(router);
    new LabelEndpoints(deeds, json).on(router);
    new PeopleEndpoints(deeds, json).on(router);
    new RepositoryEndpoints(json).on(router);
    new PullEndpoints(deeds, json).on(router);
    new AppEndpoints(deeds, json, courier, limits).on(router);
    RestDoor door = new RestDoor(stage, router, limits, plan.filter);
    Pages pages = new Pages(stage, courier, plan.panels);
    PageDeeds pageDeeds = new PageDeeds(stage, deeds, courier, pages, plan.panels);
    server = serve(plan, door, pages, pageDeeds);
    stage.open("http://" + SandboxSetup.HOST + ":" + server.port(), courier::accept);
    if (plan.held) {
      courier.hold();
    }
    courier.resume();
  }

  private Javalin serve(SandboxSetup plan, RestDoor door, Pages pages, PageDeeds pageDeeds) {
    return Javalin.create(
            cfg -> {
              cfg.jetty.host = SandboxSetup.HOST;
              cfg.jetty.port = plan.port;
              cfg.concurrency.useVirtualThreads = true;
              cfg.startup.showJavalinBanner = false;
              cfg.http.maxRequestSize = BODY_MAX;
              cfg.jetty.modifyHttpConfiguration(c -> c.setUriCompliance(UriCompliance.UNSAFE));
              cfg.jetty.modifyServletContextHandler(
                  h -> h.getServletHandler().setDecodeAmbiguousURIs(true));
              String all = Stage.API_PATH + "/*";
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
  public static SandboxSetup with(InstantSource clock) {
    return new SandboxSetup(clock);
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

  /** The token with which somebody may ask the REST interface. */
  public String token(String login) {
    return stage.read(() -> stage.world().account(login).orElseThrow(ApiError::notFound).token);
  }

  /** The repository that was named first. */
  public ScriptedRepository repository() {
    long id = stage.read(() -> stage.world().repos.keySet().iterator().next());
    return new ScriptedRepository(stage, deeds, id);
  }

  /** Sends the webhooks that were held back since the start. */
  public void releaseWebhooks() {
    courier.release(held -> held);
  }

  @Override
  public void close() {
    courier.close();
    server.stop();
  }
}
