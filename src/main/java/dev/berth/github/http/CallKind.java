package dev.berth.github.http;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which call of GitHub's interface a request is, without numbers and names of people in it: {@code
 * POST /repos/acme/cluster/issues/*}{@code /comments}.
 */
final class CallKind {
  /** Words of GitHub's own; all else in an address is a number or somebody's name. */
  private static final Set<String> WORDS =
      Set.of(
          "repos",
          "repositories",
          "issues",
          "comments",
          "labels",
          "reactions",
          "assignees",
          "lock",
          "events",
          "timeline",
          "milestones",
          "collaborators",
          "permission",
          "contents",
          "pulls",
          "files",
          "commits",
          "check-runs",
          "installation",
          "app",
          "installations",
          "access_tokens",
          "hook",
          "deliveries",
          "attempts",
          "orgs",
          "teams",
          "memberships",
          "users",
          "user",
          "keys");

  /** Of {@code /repos/owner/name/...}, both are ours to show. */
  private static final int REPOSITORY_PARTS = 3;

  private CallKind() {}

  static String of(ApiRequest call) {
    var parts = call.uri().getRawPath().replaceFirst("^/(api/v3/)?", "").split("/", -1);
    var shown = Arrays.stream(parts).map(p -> WORDS.contains(p) ? p : "*").toArray(String[]::new);
    if (parts[0].equals("repos") && parts.length >= REPOSITORY_PARTS)
      System.arraycopy(parts, 1, shown, 1, REPOSITORY_PARTS - 1);
    if (parts[0].equals("orgs") && parts.length > 1) shown[1] = parts[1];
    return call.method() + " /" + Arrays.stream(shown).collect(Collectors.joining("/"));
  }
}
