package dev.berth.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.forge.Forge.ChangedFile;
import dev.berth.forge.Forge.Page;
import dev.berth.forge.Known;
import dev.berth.forge.PullRequest;
import dev.berth.forge.Repository;
import java.util.ArrayList;
import java.util.List;

/** Reads pull requests: what they are, what they change, which checks of ours stand on them. */
final class Pulls {
  private static final String PER_PAGE = "per_page=" + Questions.PAGE_ITEMS;

  private final Questions questions;

  Pulls(Questions questions) {
    this.questions = questions;
  }

  Known<PullRequest> read(Repository here, int number) {
    return questions.ask(whose(here), path(here, "/pulls/" + number), n -> pull(here, n));
  }

  Known<List<PullRequest>> open(Repository here) {
    String list = "/pulls?state=open&sort=updated&direction=desc&" + PER_PAGE;
    return questions.ask(whose(here), path(here, list), n -> open(here, n));
  }

  private static List<PullRequest> open(Repository here, JsonNode list) {
    List<PullRequest> all = new ArrayList<>();
    for (JsonNode one : Shapes.items(list)) {
      all.add(pull(here, one));
    }
    return List.copyOf(all);
  }

  private static PullRequest pull(Repository here, JsonNode n) {
    JsonNode base = n.path("base");
    String into = Shapes.text(base, "ref");
    return new PullRequest(
        here,
        Shapes.small(n, "number"),
        commit(Shapes.text(n.path("head"), "sha")),
        Shapes.text(n, "state").equals("open"),
        into.equals(Shapes.text(base.path("repo"), "default_branch")));
  }

  /** It goes into addresses. */
  private static String commit(String sha) {
    if (!sha.matches("[0-9a-f]{40,64}")) {
      throw new Unreadable("sha is no commit");
    }
    return sha;
  }

  Known<Page<ChangedFile>> files(Repository here, int number, int page) {
    String list = "/pulls/" + number + "/files?" + PER_PAGE + "&page=" + page;
    return questions
        .ask(whose(here), path(here, list))
        .then(answer -> questions.asking().read(answer, n -> files(answer, n)));
  }

  private static Page<ChangedFile> files(Answer answer, JsonNode list) {
    List<ChangedFile> items = new ArrayList<>();
    for (JsonNode one : Shapes.items(list)) {
      items.add(
          new ChangedFile(
              Shapes.text(one, "filename"),
              Shapes.optional(one, "previous_filename"),
              Shapes.text(one, "status").equals("removed")));
    }
    return new Page<>(List.copyOf(items), Questions.isLast(answer, list.size()));
  }

  /** A hundred of one name on one commit are more than anybody asks for. */
  Known<Boolean> hasCheck(Repository here, String commit, String name, String key) {
    String list = "/commits/" + commit + "/check-runs?filter=all&" + PER_PAGE;
    return questions.ask(
        whose(here),
        path(here, list + "&check_name=" + Host.part(name)),
        n -> {
          for (JsonNode run : Shapes.items(n.path("check_runs"))) {
            if (run.path("external_id").asText("").equals(key)) {
              return true;
            }
          }
          return false;
        });
  }

  private static Whose whose(Repository here) {
    return new Whose.OfRepository(here.name());
  }

  private static String path(Repository here, String below) {
    return "/repos/" + here.name() + below;
  }
}
