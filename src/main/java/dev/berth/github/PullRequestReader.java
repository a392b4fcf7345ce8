package dev.berth.github;

import static dev.berth.github.Host.PER_PAGE;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.forge.Forge.ChangedFile;
import dev.berth.forge.Forge.Page;
import dev.berth.forge.Known;
import dev.berth.forge.PullRequest;
import dev.berth.forge.Repository;
import java.util.List;
import java.util.Optional;

/** Reads pull requests: what they are, what they change, which checks of ours stand on them. */
final class PullRequestReader {
  private final Questions questions;

  PullRequestReader(Questions questions) {
    this.questions = questions;
  }

  Known<PullRequest> read(Repository here, int number) {
    return questions.askOf(here, "/pulls/" + number, n -> pull(here, n));
  }

  Known<List<PullRequest>> open(Repository here) {
    String list = "/pulls?state=open&sort=updated&direction=desc&" + PER_PAGE;
    return questions.pageOf(here, list, n -> Optional.of(pull(here, n))).map(Page::items);
  }

  private static PullRequest pull(Repository here, JsonNode n) {
    JsonNode base = n.path("base");
    String into = JsonFields.text(base, "ref");
    String head = JsonFields.text(n.path("head"), "sha");
    // It goes into addresses.
    if (!head.matches("[0-9a-f]{40,64}")) {
      throw new Unreadable("sha is no commit");
    }
    return new PullRequest(
        here,
        JsonFields.small(n, "number"),
        head,
        JsonFields.text(n, "state").equals("open"),
        into.equals(JsonFields.text(base.path("repo"), "default_branch")));
  }

  Known<Page<ChangedFile>> files(Repository here, int number, int page) {
    String list = "/pulls/" + number + "/files?" + PER_PAGE + "&page=" + page;
    return questions.pageOf(here, list, n -> Optional.of(file(n)));
  }

  private static ChangedFile file(JsonNode n) {
    return new ChangedFile(
        JsonFields.text(n, "filename"),
        JsonFields.optional(n, "previous_filename"),
        JsonFields.text(n, "status").equals("removed"));
  }

  /** A hundred of one name on one commit are more than anybody asks for. */
  Known<Boolean> hasCheck(Repository here, String commit, String name, String key) {
    String list = "/commits/" + commit + "/check-runs?filter=all&" + PER_PAGE;
    return questions.askOf(
        here,
        list + "&check_name=" + Host.part(name),
        n -> {
          for (JsonNode run : JsonFields.items(n.path("check_runs"))) {
            if (run.path("external_id").asText("").equals(key)) {
              return true;
            }
          }
          return false;
        });
  }
}
