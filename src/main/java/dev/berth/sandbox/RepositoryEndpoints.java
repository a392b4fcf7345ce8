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

/** The endpoints of a repository itself: its files, its licence. */
final class RepositoryEndpoints {
  private static final String REPO = "/repos/{owner}/{repo}";

  /** The text of a larger file is left out. */
  private static final int TEXT_BYTES_MAX = 1 << 20;

  private final Shapes shapes;

  RepositoryEndpoints(Shapes shapes) {
    this.shapes = shapes;
  }

  void on(Router router) {
    router.get(REPO, this::repository);
    router.get(REPO + "/contents/{path}", this::contents);
    router.get(REPO + "/license", this::license);
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
    Map<String, String> files = files(call, repo);
    String path = call.path("path").replaceAll("/+$", "");
    String text = files.get(path);
    if (text != null) {
      return Answer.ok(file(call, repo, path, text));
    }
    String prefix = path.isEmpty() ? "" : path + "/";
    Map<String, String> entries = new LinkedHashMap<>();
    for (String file : files.keySet()) {
      if (file.startsWith(prefix)) {
        int slash = file.indexOf('/', prefix.length());
        entries.put(slash < 0 ? file : file.substring(0, slash), slash < 0 ? "file" : "dir");
      }
    }
    if (entries.isEmpty()) {
      throw ApiError.notFound();
    }
    List<ObjectNode> list = new ArrayList<>();
    entries.forEach((p, type) -> list.add(entry(call, repo, p, files.getOrDefault(p, ""), type)));
    return Answer.ok(Json.node(list));
  }

  /** Of the default branch, or of the tip of a pull request. */
  private static Map<String, String> files(Call call, Repo repo) {
    String ref = call.query("ref", "main");
    if (ref.equals("main") || ref.equals("refs/heads/main") || ref.equals(repo.head)) {
      return repo.files;
    }
    return call.world().pulls.values().stream()
        .filter(p -> p.repo == repo.id)
        .filter(p -> ref.equals(p.head) || ref.equals("refs/pull/" + p.number + "/head"))
        .findFirst()
        .map(p -> p.files)
        .orElseThrow(() -> new ApiError(404, "No commit found for the ref " + ref));
  }

  private ObjectNode file(Call call, Repo repo, String path, String text) {
    ObjectNode node = entry(call, repo, path, text, "file");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean large = bytes.length > TEXT_BYTES_MAX;
    String lines = Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(bytes) + "\n";
    node.put("content", large ? "" : lines);
    node.put("encoding", large ? "none" : "base64");
    return node;
  }

  private ObjectNode entry(Call call, Repo repo, String path, String text, String type) {
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
    ObjectNode node = entry(call, repo, "LICENSE", repo.files.getOrDefault("LICENSE", ""), "file");
    byte[] bytes = repo.files.getOrDefault("LICENSE", "").getBytes(StandardCharsets.UTF_8);
    node.put("content", Base64.getEncoder().encodeToString(bytes) + "\n");
    node.put("encoding", "base64");
    node.set("license", license);
    return Answer.ok(node);
  }
}
