package dev.berth.sandbox.pages;

import dev.berth.sandbox.model.ApiError;
import dev.berth.sandbox.model.SandboxAccount;
import dev.berth.sandbox.model.SandboxIssue;
import dev.berth.sandbox.model.SandboxJson;
import dev.berth.sandbox.model.SandboxRepo;
import dev.berth.sandbox.model.WebhookDelivery;
import dev.berth.sandbox.model.WorldStore;
import dev.berth.sandbox.webhooks.WebhookSender;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/** The addresses of the pages that one reads. */
public final class PageRoutes {
  private static final int DELIVERIES_SHOWN_MAX = 100;

  private final WorldStore store;
  private final WebhookSender sender;
  private final List<String> buttons;
  private final PageTemplates templates = new PageTemplates();

  public PageRoutes(WorldStore store, WebhookSender sender, List<PanelButton> buttons) {
    this.store = store;
    this.sender = sender;
    this.buttons = buttons.stream().map(PanelButton::label).toList();
  }

  public void on(RoutesConfig routes) {
    routes.get("/", this::home);
    routes.get("/_sandbox/revision", http -> http.result(Long.toString(store.revision())));
    routes.get("/_sandbox/avatar/{id}.svg", this::avatar);
    routes.get("/_sandbox/sandbox.css", http -> file(http, "sandbox.css", "text/css"));
    routes.get("/_sandbox/sandbox.js", http -> file(http, "sandbox.js", "text/javascript"));
    routes.get("/_sandbox/deliveries", this::deliveries);
    routes.get("/_sandbox/mail", this::mail);
    routes.get("/{owner}/{repo}/issues/new/choose", this::choose);
    routes.get("/{owner}/{repo}/issues/new", this::open);
    routes.get("/{owner}/{repo}/issues/{number}", this::issue);
    routes.get("/{owner}/{repo}/issues", this::list);
    routes.get("/{owner}/{repo}/blob/main/<path>", this::source);
    routes.get("/{owner}/{repo}", http -> http.redirect(http.path() + "/issues"));
    routes.get("/{login}", this::person);
  }

  /** Style and script. */
  private static void file(Context http, String name, String type) {
    try (InputStream in = PageRoutes.class.getResourceAsStream("/sandbox/" + name)) {
      http.contentType(type + "; charset=utf-8");
      http.header("Cache-Control", "no-cache");
      http.result(Objects.requireNonNull(in, name).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }

  /** A letter on a colour, made from the number of a person. */
  private void avatar(Context http) {
    long id = http.pathParamAsClass("id", Long.class).getOrDefault(0L);
    SandboxAccount who = store.read(() -> store.world().account(id));
    long hue = Math.floorMod(who.id * 2_654_435_761L, 1_000_003L) % 360;
    String letter = who.login.isEmpty() ? "" : who.login.substring(0, 1).toUpperCase(Locale.ROOT);
    http.contentType("image/svg+xml");
    http.header("Cache-Control", "max-age=3600");
    http.result(
        templates.render(
            "avatar.svg", Map.of("hue", hue, "wave", (hue + 40) % 360, "letter", letter)));
  }

  /** Shows a page; what is not there is said in words. */
  private void show(
      Context http,
      String template,
      String title,
      BiFunction<PageVisit, PageModel, Map<String, Object>> content) {
    try {
      render(http, template, title, content);
    } catch (ApiError e) {
      trouble(http, e);
    }
  }

  /** Says what went wrong, and how to go on. */
  void trouble(Context http, ApiError error) {
    http.status(error.status);
    String field = error.field.map(ApiError.Field::field).orElse("");
    Map<String, Object> values = Map.of("status", error.status, "field", field);
    render(http, "trouble", "Not possible", (_, _) -> values);
  }

  private void render(
      Context http,
      String template,
      String title,
      BiFunction<PageVisit, PageModel, Map<String, Object>> content) {
    String html =
        store.read(
            () -> {
              PageVisit visit = PageVisit.of(store, http);
              Map<String, Object> values = visit.values();
              values.put("title", title);
              values.put("current", CURRENT.getOrDefault(template, ""));
              values.put("buttons", buttons);
              values.putAll(content.apply(visit, new PageModel(store.world())));
              return templates.render(template + ".html", values);
            });
    http.html(html);
    http.header(
        "Content-Security-Policy",
        "default-src 'self'; style-src 'self' 'unsafe-inline'; form-action 'self';"
            + " frame-ancestors 'none'; base-uri 'none'");
    http.header("X-Content-Type-Options", "nosniff");
    http.header("Referrer-Policy", "same-origin");
    http.header("Cache-Control", "no-store");
  }

  /** Which tab a page belongs to. */
  private static final Map<String, String> CURRENT =
      Map.of(
          "issues", "issues",
          "issue", "issues",
          "choose", "issues",
          "form", "issues",
          "mail", "mail",
          "deliveries", "deliveries");

  SandboxRepo repo(Context http) {
    return store
        .world()
        .repo(http.pathParam("owner") + "/" + http.pathParam("repo"))
        .orElseThrow(ApiError::notFound);
  }

  SandboxIssue issue(Context http, SandboxRepo repo) {
    int number = http.pathParamAsClass("number", Integer.class).getOrDefault(-1);
    return store.world().issue(repo, number).orElseThrow(ApiError::notFound);
  }

  private void home(Context http) {
    List<String> names =
        store.read(() -> store.world().repos.values().stream().map(SandboxRepo::fullName).toList());
    if (names.size() == 1) {
      http.redirect("/" + names.getFirst() + "/issues");
      return;
    }
    show(http, "repositories", "Repositories", (_, _) -> Map.of("names", names));
  }

  /** The list of a repository's issues, newest first. */
  private void list(Context http) {
    boolean open = !"closed".equals(http.queryParam("state"));
    show(
        http,
        "issues",
        "Issues",
        (_, model) -> {
          SandboxRepo repo = repo(http);
          List<SandboxIssue> all = new ArrayList<>(store.world().issues(repo).toList());
          long opened = all.stream().filter(i -> i.open).count();
          long closed = all.size() - opened;
          all.removeIf(i -> i.open != open);
          all.sort(Comparator.comparingInt((SandboxIssue i) -> i.number).reversed());
          return Map.of(
              "repository",
              repo.fullName(),
              "description",
              repo.description,
              "open",
              open,
              "opened",
              opened,
              "closed",
              closed,
              "issues",
              all.stream().map(i -> model.issue(repo, i)).toList());
        });
  }

  private void issue(Context http) {
    show(
        http,
        "issue",
        "#" + http.pathParam("number"),
        (visit, model) -> {
          SandboxRepo repo = repo(http);
          return model.page(visit.me(), repo, issue(http, repo));
        });
  }

  private void choose(Context http) {
    show(http, "choose", "New issue", (_, _) -> FormPage.choice(repo(http)));
  }

  private void open(Context http) {
    String wanted = Optional.ofNullable(http.queryParam("template")).orElse("");
    show(
        http,
        "form",
        "New issue",
        (_, _) -> {
          SandboxRepo repo = repo(http);
          return FormPage.page(repo, FormPage.form(repo, wanted), http.queryParamMap(), List.of());
        });
  }

  /** The form once more, with what was filled in and what is missing. */
  void again(Context http, IssueForm form, List<String> missing) {
    http.status(422);
    show(
        http,
        "form",
        "New issue",
        (_, _) -> FormPage.page(repo(http), Optional.of(form), http.formParamMap(), missing));
  }

  private void mail(Context http) {
    show(
        http,
        "mail",
        "E-mails",
        (_, _) ->
            Map.of("mails", Mailbox.of(store.world()).stream().map(PageModel::fields).toList()));
  }

  private void deliveries(Context http) {
    var shown =
        sender.deliveries().stream().limit(DELIVERIES_SHOWN_MAX).map(PageRoutes::delivery).toList();
    show(
        http,
        "deliveries",
        "Webhooks",
        (_, _) -> Map.of("deliveries", shown, "pending", store.world().pending.size()));
  }

  private static Map<String, Object> delivery(WebhookDelivery delivery) {
    Map<String, Object> all = PageModel.fields(delivery);
    all.put("ok", delivery.ok());
    var json = SandboxJson.parse(delivery.payload().getBytes(StandardCharsets.UTF_8));
    all.put("pretty", json.map(n -> n.toPrettyString()).orElse(delivery.payload()));
    return all;
  }

  private void source(Context http) {
    String path = http.pathParam("path");
    show(
        http,
        "file",
        path,
        (_, _) ->
            Map.of(
                "text",
                Optional.ofNullable(repo(http).files.get(path)).orElseThrow(ApiError::notFound)));
  }

  private void person(Context http) {
    String login = http.pathParam("login");
    show(
        http,
        "profile",
        login,
        (_, _) -> {
          SandboxAccount who = store.world().account(login).orElseThrow(ApiError::notFound);
          return Map.of("who", PageModel.person(who));
        });
  }
}
