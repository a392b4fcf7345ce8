package dev.berth.sandbox.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.sandbox.model.Actor;
import dev.berth.sandbox.model.ApiError;
import dev.berth.sandbox.model.SandboxComment;
import dev.berth.sandbox.model.SandboxIssue;
import dev.berth.sandbox.model.SandboxRepo;
import dev.berth.sandbox.model.SandboxRole;
import dev.berth.sandbox.model.SandboxWorld;
import dev.berth.sandbox.model.WorldStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A request to an endpoint, with what its path and its caller say already looked up.
 *
 * @param url the address asked for, for the links between pages
 */
record RestRequest(
    WorldStore stage,
    ApiCaller caller,
    String url,
    Map<String, String> path,
    Map<String, String> query,
    JsonNode body) {
  String path(String name) {
    return path.getOrDefault(name, "");
  }

  long number(String name) {
    try {
      return Long.parseLong(path(name));
    } catch (NumberFormatException e) {
      throw ApiError.notFound();
    }
  }

  String query(String name, String otherwise) {
    return query.getOrDefault(name, otherwise);
  }

  SandboxWorld world() {
    return stage.world();
  }

  /** The repository of the path; a caller who may not read it does not find it. */
  SandboxRepo repo() {
    if (path.containsKey("repository_id")) {
      return readable(world().repo(number("repository_id")));
    }
    String name = path("owner") + "/" + path("repo");
    Optional<SandboxRepo> found = world().repo(name);
    return found.map(this::readable).orElseThrow(ApiError::notFound);
  }

  private SandboxRepo readable(SandboxRepo repo) {
    if (repo.isPrivate) {
      SandboxRole role = caller.account().map(a -> world().role(repo, a)).orElse(SandboxRole.NONE);
      if (!role.atLeast(SandboxRole.READ)) {
        throw ApiError.notFound();
      }
    }
    return repo;
  }

  /** The issue of the path; 410 where it was deleted. One that moved is found by its new home. */
  SandboxIssue issue() {
    SandboxRepo repo = repo();
    int number = (int) Math.min(Integer.MAX_VALUE, number("issue_number"));
    Optional<SandboxIssue> found = world().issue(repo, number);
    if (found.isEmpty() && "".equals(repo.left.get(number))) {
      throw new ApiError(410, "This issue was deleted");
    }
    return found.orElseThrow(ApiError::notFound);
  }

  SandboxComment comment() {
    SandboxRepo repo = repo();
    return Optional.ofNullable(world().comments.get(number("comment_id")))
        .filter(c -> world().issue(c.issue).repo == repo.id)
        .orElseThrow(ApiError::notFound);
  }

  Actor actor() {
    return caller.actor();
  }

  Optional<String> text(String field) {
    return Optional.ofNullable(body.get(field)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  /** The texts of a list; a label may also be an object with a name. */
  Optional<List<String>> texts(String field) {
    JsonNode list = body.isArray() ? body : body.path(field);
    if (list.isTextual()) {
      return Optional.of(List.of(list.asText()));
    }
    if (!list.isArray()) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    list.forEach(n -> texts.add(n.isObject() ? n.path("name").asText() : n.asText()));
    return Optional.of(texts);
  }

  /** One page of a list, with links to the others. */
  <T> RestResponse page(List<T> items, Function<T, ?> shape) {
    return ResultPages.page(this, items, shape);
  }
}
