package dev.berth.github;

import static dev.berth.github.http.ApiHost.PER_PAGE;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.forge.ForgeReader.ChangedFile;
import dev.berth.forge.ForgeReader.Page;
import dev.berth.forge.Known;
import dev.berth.forge.PullRequest;
import dev.berth.forge.Repository;
import dev.berth.github.http.ApiHost;
import dev.berth.github.json.ForgeMapper;
import dev.berth.github.json.JsonFields;
import dev.berth.github.json.UnreadableJson;
import java.util.List;
import java.util.Optional;

/** Reads pull requests: what they are, what they change, which checks of ours stand on them. */
final class PullRequestReader {
  private final ApiReader api;

  PullRequestReader(ApiReader api) {
    this.api = api;
  }

  Known<PullRequest> read(Repository here, int number) {
    return api.readIn(here, "/pulls/" + number, n -> pull(here, n));
  }

  Known<List<PullRequest>> open(Repository here) {
    String list = "/pulls?state=open&sort=updated&direction=desc&" + PER_PAGE;
    return api.readPageIn(here, list, n -> Optional.of(pull(here, n))).map(Page::items);
  }

  private static PullRequest pull(Repository here, JsonNode n) {
    JsonNode base = n.path("base");
    String into = JsonFields.text(base, "ref");
    String head = JsonFields.text(n.path("head"), "sha");
    // It goes into addresses.
    if (!head.matches("[0-9a-f]{40,64}")) {
      throw new UnreadableJson("sha is no commit");
    }
    return new PullRequest(
        here,
        JsonFields.intNumber(n, "number"),
        head,
        JsonFields.text(n, "state").equals("open"),
        into.equals(JsonFields.text(base.path("repo"), "default_branch")),
        ForgeMapper.person(n.path("user")));
  }

  Known<Page<ChangedFile>> files(Repository here, int number, int page) {
    String list = "/pulls/" + number + "/files?" + PER_PAGE + "&page=" + page;
    return api.readPageIn(here, list, n -> Optional.of(file(n)));
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
    return api.readIn(
        here,
        list + "&check_name=" + ApiHost.part(name),
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
