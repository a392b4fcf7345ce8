package dev.berth.sandbox.pages;

import dev.berth.sandbox.model.Actor;
import dev.berth.sandbox.model.ApiError;
import dev.berth.sandbox.model.SandboxComment;
import dev.berth.sandbox.model.SandboxIssue;
import dev.berth.sandbox.model.SandboxRepo;
import dev.berth.sandbox.model.WorldStore;
import dev.berth.sandbox.operations.SandboxOperations;
import dev.berth.sandbox.webhooks.WebhookSender;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.Handler;
import io.javalin.http.SameSite;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What the buttons of the pages do, each as the person that the visitor acts as. */
public final class PageActions {
  private static final int YEAR_SECONDS = 31_536_000;

  private final WorldStore store;
  private final SandboxOperations operations;
  private final WebhookSender sender;
  private final PageRoutes pages;
  private final List<PanelButton> panels;

  public PageActions(
      WorldStore store,
      SandboxOperations operations,
      WebhookSender sender,
      PageRoutes pages,
      List<PanelButton> panels) {
    this.store = store;
    this.operations = operations;
    this.sender = sender;
    this.pages = pages;
    this.panels = List.copyOf(panels);
  }

  public void on(RoutesConfig routes) {
    routes.post("/_sandbox/act-as", guarded(this::actAs));
    routes.post("/_sandbox/panel/{number}", guarded(this::panel));
    routes.post("/_sandbox/deliveries/{id}/redeliver", guarded(this::redeliver));
    routes.post("/{owner}/{repo}/issues", guarded(this::open));
    routes.post("/{owner}/{repo}/issues/{number}/comment", guarded(this::comment));
    routes.post("/{owner}/{repo}/issues/{number}/edit", guarded(this::edit));
    routes.post("/{owner}/{repo}/issues/{number}/label", guarded(this::label));
    routes.post("/{owner}/{repo}/issues/{number}/lock", guarded(this::lock));
    routes.post("/{owner}/{repo}/comments/{id}/edit", guarded(this::editComment));
    routes.post("/{owner}/{repo}/comments/{id}/delete", guarded(this::deleteComment));
  }

  /** Only forms of our own pages count; what is not allowed is said in words. */
  private Handler guarded(Handler action) {
    return http -> {
      String origin = Optional.ofNullable(http.header("Origin")).orElse("");
      String host = Optional.ofNullable(http.header("Host")).orElse("");
      if (!origin.isEmpty() && !origin.equals("http://" + host)) {
        pages.trouble(http, new ApiError(403, "This came from another site"));
        return;
      }
      try {
        action.handle(http);
      } catch (ApiError e) {
        pages.trouble(http, e);
      }
    };
  }

  private Actor actor(Context http) {
    return PageVisit.of(store, http).actor();
  }

  private static String text(Context http, String name) {
    return Optional.ofNullable(http.formParam(name)).orElse("");
  }

  private static void seeOther(Context http, String path) {
    http.redirect(path, io.javalin.http.HttpStatus.SEE_OTHER);
  }

  /** The path of an address on this server; anything else leads home. */
  private static String back(Context http) {
    String back = Optional.ofNullable(http.formParam("back")).orElse("/");
    boolean ours = back.startsWith("/") && !back.startsWith("//") && !back.contains("\\");
    return ours ? URI.create("/").resolve(back.replace(" ", "%20")).getPath() : "/";
  }

  private void actAs(Context http) {
    Cookie cookie = new Cookie(PageVisit.COOKIE, text(http, "as"));
    cookie.setPath("/");
    cookie.setMaxAge(YEAR_SECONDS);
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.LAX);
    http.cookie(cookie);
    seeOther(http, back(http));
  }

  private void panel(Context http) {
    int number = http.pathParamAsClass("number", Integer.class).getOrDefault(-1);
    if (number < 0 || number >= panels.size()) {
      throw ApiError.notFound();
    }
    panels.get(number).action().run();
    seeOther(http, back(http));
  }

  private void redeliver(Context http) {
    long id = http.pathParamAsClass("id", Long.class).getOrDefault(-1L);
    if (!sender.redeliver(id)) {
      throw ApiError.notFound();
    }
    seeOther(http, "/_sandbox/deliveries");
  }

  private void open(Context http) {
    Optional<IssueForm> form =
        store.read(() -> FormPage.form(pages.repo(http), text(http, "template")));
    List<String> missing = form.map(f -> f.missing(http.formParamMap())).orElse(List.of());
    if (!missing.isEmpty()) {
      pages.again(http, form.orElseThrow(), missing);
      return;
    }
    String body = form.map(f -> f.body(http.formParamMap())).orElseGet(() -> text(http, "body"));
    List<String> labels = form.map(IssueForm::labels).orElse(List.of());
    String path =
        store.change(
            () -> {
              SandboxRepo repo = pages.repo(http);
              Actor actor = actor(http);
              SandboxIssue issue =
                  operations.issues().open(actor, repo, text(http, "title"), body, labels);
              return "/" + repo.fullName() + "/issues/" + issue.number;
            });
    seeOther(http, path);
  }

  private void on(Context http, java.util.function.BiConsumer<Actor, SandboxIssue> action) {
    String path =
        store.change(
            () -> {
              SandboxRepo repo = pages.repo(http);
              SandboxIssue issue = pages.issue(http, repo);
              action.accept(actor(http), issue);
              return "/" + repo.fullName() + "/issues/" + issue.number;
            });
    seeOther(http, path);
  }

  private void comment(Context http) {
    String text = text(http, "body");
    String what = text(http, "do");
    on(
        http,
        (actor, issue) -> {
          if (what.equals("comment") || !text.isBlank()) {
            operations.comments().create(actor, issue, text);
          }
          switch (what) {
            case "completed", "not_planned" -> operations.issues().close(actor, issue, what);
            case "reopen" -> operations.issues().reopen(actor, issue);
            default -> {}
          }
        });
  }

  private void edit(Context http) {
    on(
        http,
        (actor, issue) ->
            operations
                .issues()
                .edit(
                    actor,
                    issue,
                    Optional.of(text(http, "title")),
                    Optional.of(text(http, "body"))));
  }

  private void label(Context http) {
    String name = text(http, "label");
    on(
        http,
        (actor, issue) -> {
          boolean there =
              operations
                  .repo(issue)
                  .label(name)
                  .filter(l -> issue.labels.contains(l.id()))
                  .isPresent();
          if (there) {
            operations.labels().remove(actor, issue, name);
          } else {
            operations.labels().add(actor, issue, List.of(name));
          }
        });
  }

  private void lock(Context http) {
    on(
        http,
        (actor, issue) -> {
          if (issue.locked) {
            operations.issues().unlock(actor, issue);
          } else {
            operations.issues().lock(actor, issue, Optional.empty());
          }
        });
  }

  private void editComment(Context http) {
    onComment(http, (actor, c) -> operations.comments().edit(actor, c, text(http, "body")));
  }

  private void deleteComment(Context http) {
    onComment(http, operations.comments()::delete);
  }

  private void onComment(
      Context http, java.util.function.BiConsumer<Actor, SandboxComment> action) {
    long id = http.pathParamAsClass("id", Long.class).getOrDefault(-1L);
    String path =
        store.change(
            () -> {
              SandboxComment comment =
                  Optional.ofNullable(store.world().comments.get(id))
                      .orElseThrow(ApiError::notFound);
              SandboxIssue issue = store.world().issue(comment.issue);
              action.accept(actor(http), comment);
              return "/" + operations.repo(issue).fullName() + "/issues/" + issue.number;
            });
    seeOther(http, path);
  }
}
