package dev.berth.sandbox;

import dev.berth.sandbox.model.ApiError;
import dev.berth.sandbox.model.GitHubJson;
import dev.berth.sandbox.model.SandboxWorld;
import dev.berth.sandbox.model.WorldBuilder;
import dev.berth.sandbox.model.WorldFiles;
import dev.berth.sandbox.model.WorldStore;
import dev.berth.sandbox.operations.SandboxOperations;
import dev.berth.sandbox.pages.PageActions;
import dev.berth.sandbox.pages.PageRoutes;
import dev.berth.sandbox.rest.AppEndpoints;
import dev.berth.sandbox.rest.CommentEndpoints;
import dev.berth.sandbox.rest.IssueEndpoints;
import dev.berth.sandbox.rest.LabelEndpoints;
import dev.berth.sandbox.rest.PeopleEndpoints;
import dev.berth.sandbox.rest.PullRequestEndpoints;
import dev.berth.sandbox.rest.RateLimits;
import dev.berth.sandbox.rest.RepositoryEndpoints;
import dev.berth.sandbox.rest.RestInterface;
import dev.berth.sandbox.rest.RestRouter;
import dev.berth.sandbox.webhooks.WebhookSender;
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

  final WorldStore store;
  final SandboxOperations operations;
  final WebhookSender sender;
  final GitHubJson json;
  final RestRouter router;
  private final Javalin server;

  Sandbox(SandboxSetup plan) {
    WorldFiles files = new WorldFiles(plan.folder);
    Optional<SandboxWorld> kept = files.load();
    SandboxWorld world = kept.orElseGet(SandboxWorld::new);
    store = new WorldStore(world, files, plan.clock);
    if (kept.isEmpty()) {
      world.madeAt = store.now();
    }
    WorldBuilder builder = new WorldBuilder(store);
    store.change(() -> plan.steps.forEach(step -> step.accept(builder, world)));
    json = new GitHubJson(store);
    operations = new SandboxOperations(store, json);
    sender = new WebhookSender(store, plan.target);
    RateLimits limits = new RateLimits(plan.requestsPerHour, plan.secondaryLimits);
    router = new RestRouter();
    new IssueEndpoints(operations, json).on(router);
    new CommentEndpoints(operations, json).on(router);
    new LabelEndpoints(operations, json).on(router);
    new PeopleEndpoints(operations, json).on(router);
    new RepositoryEndpoints(json).on(router);
    new PullRequestEndpoints(operations, json).on(router);
    new AppEndpoints(operations, json, sender, limits).on(router);
    RestInterface rest = new RestInterface(store, router, limits, plan.filter);
    PageRoutes pages = new PageRoutes(store, sender, plan.panels);
    PageActions pageDeeds = new PageActions(store, operations, sender, pages, plan.panels);
    server = serve(plan, rest, pages, pageDeeds);
    store.open("http://" + SandboxSetup.HOST + ":" + server.port(), sender::accept);
    if (plan.held) {
      sender.hold();
    }
    sender.resume();
  }

  private Javalin serve(
      SandboxSetup plan, RestInterface rest, PageRoutes pages, PageActions pageDeeds) {
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
              String all = WorldStore.API_PATH + "/*";
              cfg.routes.get(all, rest::serve);
              cfg.routes.post(all, rest::serve);
              cfg.routes.put(all, rest::serve);
              cfg.routes.patch(all, rest::serve);
              cfg.routes.delete(all, rest::serve);
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
    return URI.create(store.apiAddress());
  }

  /** The address of the pages. */
  public URI pages() {
    return URI.create(store.pagesAddress());
  }

  public int port() {
    return server.port();
  }

  /** The token with which somebody may ask the REST interface. */
  public String token(String login) {
    return store.read(() -> store.world().account(login).orElseThrow(ApiError::notFound).token);
  }

  /** The repository that was named first. */
  public ScriptedRepository repository() {
    long id = store.read(() -> store.world().repos.keySet().iterator().next());
    return new ScriptedRepository(store, operations, id);
  }

  /** Sends the webhooks that were held back since the start. */
  public void releaseWebhooks() {
    sender.release(held -> held);
  }

  @Override
  public void close() {
    sender.close();
    server.stop();
  }
}
