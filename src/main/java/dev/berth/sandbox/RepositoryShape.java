package dev.berth.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Repositories as GitHub's REST interface and webhooks show them. */
final class RepositoryShape {
  /** Addresses that only add something to the repository's own: name, then what is added. */
  private static final List<String> ADDRESSES =
      List.of(
          "forks_url /forks",
          "keys_url /keys{/key_id}",
          "collaborators_url /collaborators{/collaborator}",
          "teams_url /teams",
          "hooks_url /hooks",
          "issue_events_url /issues/events{/number}",
          "events_url /events",
          "assignees_url /assignees{/user}",
          "branches_url /branches{/branch}",
          "tags_url /tags",
          "blobs_url /git/blobs{/sha}",
          "git_tags_url /git/tags{/sha}",
          "git_refs_url /git/refs{/sha}",
          "trees_url /git/trees{/sha}",
          "statuses_url /statuses/{sha}",
          "languages_url /languages",
          "stargazers_url /stargazers",
          "contributors_url /contributors",
          "subscribers_url /subscribers",
          "subscription_url /subscription",
          "commits_url /commits{/sha}",
          "git_commits_url /git/commits{/sha}",
          "comments_url /comments{/number}",
          "issue_comment_url /issues/comments{/number}",
          "contents_url /contents/{+path}",
          "compare_url /compare/{base}...{head}",
          "merges_url /merges",
          "archive_url /{archive_format}{/ref}",
          "downloads_url /downloads",
          "issues_url /issues{/number}",
          "pulls_url /pulls{/number}",
          "milestones_url /milestones{/number}",
          "notifications_url /notifications{?since,all,participating}",
          "labels_url /labels{/name}",
          "releases_url /releases{/id}",
          "deployments_url /deployments");

  private final Stage stage;
  private final PersonShape person;

  RepositoryShape(Stage stage, PersonShape person) {
    this.stage = stage;
    this.person = person;
  }

  String url(Repo repo) {
    return stage.api() + "/repos/" + repo.fullName();
  }

  /** The form that webhooks carry; the REST form is the same with two counts more. */
  ObjectNode hook(Repo repo) {
    String url = url(repo);
    String html = stage.html() + "/" + repo.fullName();
    ObjectNode node =
        Json.obj(
            "id",
            repo.id,
            "node_id",
            PersonShape.nodeId("R", repo.id),
            "name",
            repo.name,
            "full_name",
            repo.fullName(),
            "private",
            repo.isPrivate,
            "owner",
            person.simple(stage.world().account(repo.owner)),
            "html_url",
            html,
            "description",
            repo.description.isEmpty() ? Optional.empty() : repo.description,
            "fork",
            false,
            "url",
            url);
    for (String address : ADDRESSES) {
      int space = address.indexOf(' ');
      node.put(address.substring(0, space), url + address.substring(space + 1));
    }
    node.setAll(counts(repo));
    node.setAll(
        Json.obj(
            "git_url",
            "git://" + html.substring(html.indexOf("//") + 2) + ".git",
            "ssh_url",
            "git@github.invalid:" + repo.fullName() + ".git",
            "clone_url",
            html + ".git",
            "svn_url",
            html,
            "homepage",
            Optional.empty(),
            "mirror_url",
            Optional.empty(),
            "default_branch",
            "main",
            "visibility",
            repo.isPrivate ? "private" : "public",
            "created_at",
            repo.createdAt,
            "updated_at",
            repo.updatedAt,
            "pushed_at",
            repo.pushedAt));
    return node;
  }

  private ObjectNode counts(Repo repo) {
    long open = stage.world().issues(repo).filter(i -> i.open).count();
    return Json.obj(
        "size",
        128,
        "stargazers_count",
        0,
        "watchers_count",
        0,
        "watchers",
        0,
        "forks_count",
        0,
        "forks",
        0,
        "open_issues_count",
        open,
        "open_issues",
        open,
        "language",
        Optional.empty(),
        "license",
        license(repo),
        "has_issues",
        repo.hasIssues,
        "has_projects",
        false,
        "has_downloads",
        true,
        "has_wiki",
        false,
        "has_pages",
        false,
        "has_discussions",
        false,
        "archived",
        repo.archived,
        "disabled",
        false,
        "allow_forking",
        true,
        "is_template",
        false,
        "web_commit_signoff_required",
        false,
        "topics",
        List.of());
  }

  /** What {@code GET /repos/{owner}/{repo}} answers. */
  ObjectNode full(Repo repo, Role role) {
    ObjectNode node = hook(repo);
    node.put("network_count", 0);
    node.put("subscribers_count", 0);
    node.set(
        "permissions",
        Json.obj(
            "admin", role.atLeast(Role.ADMIN),
            "maintain", role.atLeast(Role.MAINTAIN),
            "push", role.atLeast(Role.WRITE),
            "triage", role.atLeast(Role.TRIAGE),
            "pull", role.atLeast(Role.READ)));
    return node;
  }

  /** The licence that the repository's LICENSE file is, where it is one the sandbox knows. */
  Optional<ObjectNode> license(Repo repo) {
    return Optional.ofNullable(repo.files.get("LICENSE")).map(this::license);
  }

  private ObjectNode license(String text) {
    String key = "other";
    String name = "Other";
    String spdx = "NOASSERTION";
    if (text.contains("Apache License")) {
      key = "apache-2.0";
      name = "Apache License 2.0";
      spdx = "Apache-2.0";
    } else if (text.contains("MIT License")) {
      key = "mit";
      name = "MIT License";
      spdx = "MIT";
    }
    return Json.obj(
        "key", key,
        "name", name,
        "spdx_id", spdx,
        "url", key.equals("other") ? Optional.empty() : stage.api() + "/licenses/" + key,
        "node_id", PersonShape.nodeId("L", key.length()));
  }
}
