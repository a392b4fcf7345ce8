package dev.berth.sandbox.rest;

import dev.berth.sandbox.model.SandboxJson;
import dev.berth.sandbox.model.SandboxRepo;
import dev.berth.sandbox.model.SandboxWorld;
import java.util.Optional;

/** Sends those who ask under an old address to the new one: renamed and transferred. */
final class MovedRedirects {
  private MovedRedirects() {}

  /** The redirect for a call; empty where the address is the present one. */
  static Optional<RestResponse> moved(RestRequest call, String method) {
    if (!call.path().containsKey("repo") && !call.path().containsKey("repository_id")) {
      return Optional.empty();
    }
    String name = call.path("owner") + "/" + call.path("repo");
    SandboxWorld world = call.world();
    if (call.path().containsKey("repo") && world.repo(name).isEmpty()) {
      return world.formerRepo(name).map(repo -> renamed(call, repo, name, method));
    }
    if (!call.path().containsKey("issue_number")) {
      return Optional.empty();
    }
    SandboxRepo repo = call.repo();
    String to = repo.left.getOrDefault((int) call.number("issue_number"), "");
    int hash = to.indexOf('#');
    if (hash < 0) {
      return Optional.empty();
    }
    String url =
        call.stage().apiAddress()
            + "/repos/"
            + to.substring(0, hash)
            + "/issues/"
            + to.substring(hash + 1);
    return Optional.of(redirect(method, url));
  }

  private static RestResponse renamed(
      RestRequest call, SandboxRepo repo, String name, String method) {
    String old = call.stage().apiAddress() + "/repos/" + name;
    String rest = call.url().substring(old.length());
    return redirect(method, call.stage().apiAddress() + "/repositories/" + repo.id + rest);
  }

  private static RestResponse redirect(String method, String url) {
    boolean get = method.equals("GET");
    var body =
        SandboxJson.obj(
            "message",
            get ? "Moved Permanently" : "Temporary Redirect",
            "url",
            url,
            "documentation_url",
            "https://docs.github.com/rest");
    return RestResponse.of(get ? 301 : 307, body).with("Location", url);
  }
}
