package dev.berth.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The addresses of the pages that one reads. */
final class Pages {
  private final Stage stage;
  private final Courier courier;
  private final Layout layout;
  private final IssuePage issuePage = new IssuePage();
  private final NewPage newPage = new NewPage();
  private final MailPage mailPage = new MailPage();

  Pages(Stage stage, Courier courier, Layout layout) {
    this.stage = stage;
    this.courier = courier;
    this.layout = layout;
  }

  void on(RoutesConfig routes) {
    routes.get("/", this::home);
    routes.get("/_sandbox/revision", http -> http.result(Long.toString(stage.revision())));
    routes.get("/_sandbox/avatar/{id}.svg", this::avatar);
    routes.get("/_sandbox/sandbox.css", http -> Assets.file(http, "sandbox.css", "text/css"));
    routes.get("/_sandbox/sandbox.js", http -> Assets.file(http, "sandbox.js", "text/javascript"));
    routes.get("/_sandbox/deliveries", this::deliveries);
    routes.get(
        "/_sandbox/mail",
        http -> show(http, "E-mails", "mail", visit -> mailPage.of(stage.world())));
    routes.get("/{owner}/{repo}/issues/new/choose", this::choose);
    routes.get("/{owner}/{repo}/issues/new", this::open);
    routes.get("/{owner}/{repo}/issues/{number}", this::issue);
    routes.get("/{owner}/{repo}/issues", this::list);
    routes.get("/{owner}/{repo}/blob/main/<path>", this::file);
    routes.get("/{owner}/{repo}", http -> http.redirect(http.path() + "/issues"));
    routes.get("/{login}", this::person);
  }

  /** Shows a page; what is not there is said in words. */
  private void show(Context http, String title, String current, Function<Visit, Html> content) {
    String html;
    try {
      html =
          stage.read(
              () -> {
                Visit visit = Visit.of(stage, http);
                return layout.page(visit, title, current, content.apply(visit)).markup();
              });
    } catch (ApiError e) {
      trouble(http, e);
      return;
    }
    http.html(html);
    secure(http);
  }

  /** Says what went wrong, and how to go on. */
  void trouble(Context http, ApiError error) {
    http.status(error.status);
    http.html(
        stage.read(
            () ->
                layout
                    .page(
                        Visit.of(stage, http),
                        "Not possible",
                        "",
                        Html.of(
                            "<div class=\"card note\"><h1>That is not possible</h1><p>{}</p>"
                                + "<p><a href=\"/\">To the issues</a></p>"
                                + "</div>",
                            words(error)))
                    .markup()));
    secure(http);
  }

  private static String words(ApiError error) {
    return switch (error.status) {
      case 403 -> "The person you act as may not do this. Choose somebody else above.";
      case 404 -> "There is nothing at this address.";
      case 410 -> "This issue was deleted.";
      default ->
          error
              .field
              .map(f -> "The " + f.field() + " is missing or not valid.")
              .orElse("Try again.");
    };
  }

  private static void secure(Context http) {
    http.header(
        "Content-Security-Policy",
        "default-src 'self'; style-src 'self' 'unsafe-inline'; form-action 'self';"
            + " frame-ancestors 'none'; base-uri 'none'");
    http.header("X-Content-Type-Options", "nosniff");
    http.header("Referrer-Policy", "same-origin");
    http.header("Cache-Control", "no-store");
  }

  Repo repo(Context http) {
    return stage
        .world()
        .repo(http.pathParam("owner") + "/" + http.pathParam("repo"))
        .orElseThrow(ApiError::notFound);
  }

  Issue issue(Context http, Repo repo) {
    try {
      return stage
          .world()
          .issue(repo, Integer.parseInt(http.pathParam("number")))
          .orElseThrow(ApiError::notFound);
    } catch (NumberFormatException e) {
      throw ApiError.notFound();
    }
  }

  private void avatar(Context http) {
    long id = http.pathParamAsClass("id", Long.class).getOrDefault(0L);
    Assets.avatar(http, stage.read(() -> stage.world().account(id)));
  }

  private void home(Context http) {
    List<String> names =
        stage.read(() -> stage.world().repos.values().stream().map(Repo::fullName).toList());
    if (names.size() == 1) {
      http.redirect("/" + names.getFirst() + "/issues");
      return;
    }
    show(
        http,
        "Repositories",
        "",
        visit ->
            Html.of(
                "<h1>Repositories</h1><section class=\"card list\"><ul>{}</ul></section>",
                Html.each(names, n -> Html.of("<li><a href=\"/{}/issues\">{}</a></li>", n, n))));
  }

  private void list(Context http) {
    boolean open = !"closed".equals(http.queryParam("state"));
    show(http, "Issues", "issues", visit -> ListPage.of(visit, repo(http), open));
  }

  private void issue(Context http) {
    show(
        http,
        "#" + http.pathParam("number"),
        "issues",
        visit -> {
          Repo repo = repo(http);
          return issuePage.of(visit, repo, issue(http, repo));
        });
  }

  private void choose(Context http) {
    show(http, "New issue", "issues", visit -> newPage.choose(repo(http)));
  }

  private void open(Context http) {
    String template = Optional.ofNullable(http.queryParam("template")).orElse("");
    show(
        http,
        "New issue",
        "issues",
        visit -> {
          Repo repo = repo(http);
          return NewPage.form(repo, template)
              .map(f -> newPage.form(repo, f, http.queryParamMap(), List.of()))
              .orElseGet(() -> newPage.blank(repo, http.queryParamMap()));
        });
  }

  /** The form once more, with what was filled in and what is missing. */
  void again(Context http, IssueForm form, List<String> missing) {
    http.status(422);
    show(
        http,
        "New issue",
        "issues",
        visit -> newPage.form(repo(http), form, http.formParamMap(), missing));
  }

  private void deliveries(Context http) {
    List<Parcel> all = courier.deliveries();
    show(
        http,
        "Webhooks",
        "deliveries",
        visit -> DeliveriesPage.of(all, stage.world().pending.size()));
  }

  private void file(Context http) {
    String path = http.pathParam("path");
    show(
        http,
        path,
        "",
        visit -> {
          String text =
              Optional.ofNullable(repo(http).files.get(path)).orElseThrow(ApiError::notFound);
          return Html.of("<h1>{}</h1><pre class=\"card file\">{}</pre>", path, text);
        });
  }

  private void person(Context http) {
    show(
        http,
        http.pathParam("login"),
        "",
        visit -> {
          Account who =
              stage.world().account(http.pathParam("login")).orElseThrow(ApiError::notFound);
          return Html.of(
              "<div class=\"card note profile\">{}<h1>{}</h1><p>{}</p><p class=\"quiet\">{},"
                  + " account {}, {} public SSH keys</p></div>",
              Visit.avatar(who, 72),
              who.login,
              who.name,
              who.part.isEmpty() ? who.type : who.part,
              who.id,
              who.keys.size());
        });
  }

  /** The path of an address on this server; anything else leads home. */
  static String back(Context http) {
    String back = Optional.ofNullable(http.formParam("back")).orElse("/");
    boolean ours = back.startsWith("/") && !back.startsWith("//") && !back.contains("\\");
    return ours ? URI.create("/").resolve(back.replace(" ", "%20")).getPath() : "/";
  }
}
