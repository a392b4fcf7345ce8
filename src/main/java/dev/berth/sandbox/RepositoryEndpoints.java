package dev.berth.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The endpoints of a repository itself: its files, its licence, its check runs. */
final class RepositoryEndpoints {
  private static final String REPO = "/repos/{owner}/{repo}";

  private final Deeds deeds;
  private final Shapes shapes;

  RepositoryEndpoints(Deeds deeds, Shapes shapes) {
    this.deeds = deeds;
    this.shapes = shapes;
  }

  void on(Router router) {
    router.get(REPO, this::repository);
    router.get(REPO + "/contents/{path}", this::contents);
    router.get(REPO + "/license", this::license);
    router.post(REPO + "/check-runs", this::checkRun);
    router.get("/installation/repositories", this::installed);
  }

  private JsonNode shape(Call call, Repo repo) {
    Role role = call.identity().account().map(a -> call.world().role(repo, a)).orElse(Role.READ);
    return shapes.repository().full(repo, role);
  }

  private Answer repository(Call call) {
    return Answer.ok(shape(call, call.repo()));
  }

  private Answer installed(Call call) {
    if (!call.identity().installation()) {
      throw new ApiError(
          403,
          "You must authenticate with an installation access token"
              + " in order to list repositories for an installation.");
    }
    List<Repo> all = List.copyOf(call.world().repos.values());
    return Answer.ok(
        Json.obj("total_count", all.size(), "repositories", Json.array(all, r -> shape(call, r))));
  }

  private Answer contents(Call call) {
    Repo repo = call.repo();
    String ref = call.query("ref", "main");
    if (!ref.equals("main") && !ref.equals("refs/heads/main") && !ref.equals(repo.head)) {
      throw new ApiError(404, "No commit found for the ref " + ref);
    }
    String path = call.path("path").replaceAll("/+$", "");
    String text = repo.files.get(path);
    if (text != null) {
      ObjectNode node = entry(call, repo, path, "file");
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      node.put(
          "content", Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(bytes) + "\n");
      node.put("encoding", "base64");
      return Answer.ok(node);
    }
    String prefix = path.isEmpty() ? "" : path + "/";
    Map<String, String> entries = new LinkedHashMap<>();
    for (String file : repo.files.keySet()) {
      if (file.startsWith(prefix)) {
        int slash = file.indexOf('/', prefix.length());
        entries.put(slash < 0 ? file : file.substring(0, slash), slash < 0 ? "file" : "dir");
      }
    }
    if (entries.isEmpty()) {
      throw ApiError.notFound();
    }
    List<ObjectNode> list = new ArrayList<>();
    entries.forEach((p, type) -> list.add(entry(call, repo, p, type)));
    return Answer.ok(Json.node(list));
  }

  private ObjectNode entry(Call call, Repo repo, String path, String type) {
    String text = repo.files.getOrDefault(path, "");
    int size = text.getBytes(StandardCharsets.UTF_8).length;
    String sha = RepositoryDeeds.sha("blob " + size + "\0" + text);
    String url = shapes.repository().url(repo) + "/contents/" + path + "?ref=main";
    String git = shapes.repository().url(repo) + "/git/blobs/" + sha;
    String page = call.stage().html() + "/" + repo.fullName() + "/blob/main/" + path;
    boolean file = type.equals("file");
    return Json.obj(
        "name", path.substring(path.lastIndexOf('/') + 1),
        "path", path,
        "sha", sha,
        "size", file ? size : 0,
        "url", url,
        "html_url", page,
        "git_url", git,
        "download_url", file ? Optional.of(page + "?raw=1") : Optional.empty(),
        "type", type,
        "_links", Json.obj("self", url, "git", git, "html", page));
  }

  private Answer license(Call call) {
    Repo repo = call.repo();
    ObjectNode license = shapes.repository().license(repo).orElseThrow(ApiError::notFound);
    ObjectNode node = entry(call, repo, "LICENSE", "file");
    byte[] bytes = repo.files.getOrDefault("LICENSE", "").getBytes(StandardCharsets.UTF_8);
    node.put("content", Base64.getEncoder().encodeToString(bytes) + "\n");
    node.put("encoding", "base64");
    node.set("license", license);
    return Answer.ok(node);
  }

  private Answer checkRun(Call call) {
    Repo repo = call.repo();
    if (!call.identity().installation()) {
      throw new ApiError(403, "You must authenticate via a GitHub App.");
    }
    JsonNode output = call.body().path("output");
    World.CheckRun run =
        new World.CheckRun(
            deeds.next(World.Kind.CHECK),
            repo.id,
            call.text("name").orElseThrow(() -> missing("name")),
            call.text("head_sha").orElseThrow(() -> missing("head_sha")),
            call.text("conclusion").isPresent()
                ? "completed"
                : call.text("status").orElse("queued"),
            call.text("conclusion"),
            Optional.of(output.path("title").asText("")).filter(t -> !t.isEmpty()),
            Optional.of(output.path("summary").asText("")).filter(t -> !t.isEmpty()),
            Optional.of(output.path("text").asText("")).filter(t -> !t.isEmpty()),
            deeds.now());
    call.world().checkRuns.add(run);
    return Answer.of(201, checkRun(call, repo, run));
  }

  private static ApiError missing(String field) {
    return ApiError.invalid("CheckRun", field, "missing_field");
  }

  private ObjectNode checkRun(Call call, Repo repo, World.CheckRun run) {
    String url = shapes.repository().url(repo) + "/check-runs/" + run.id();
    String page = call.stage().html() + "/" + repo.fullName() + "/runs/" + run.id();
    return Json.obj(
        "id", run.id(),
        "node_id", PersonShape.nodeId("CR", run.id()),
        "head_sha", run.sha(),
        "external_id", "",
        "name", run.name(),
        "url", url,
        "html_url", page,
        "details_url", page,
        "status", run.status(),
        "conclusion", run.conclusion(),
        "started_at", run.at(),
        "completed_at", run.conclusion().map(c -> run.at()),
        "output",
            Json.obj(
                "title", run.title(),
                "summary", run.summary(),
                "text", run.text(),
                "annotations_count", 0,
                "annotations_url", url + "/annotations"),
        "check_suite", Json.obj("id", run.id() + 1),
        "app", shapes.issue().viaApp(true),
        "pull_requests", List.of());
  }
}
