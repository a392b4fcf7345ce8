package dev.berth.sandbox.pages;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.berth.sandbox.model.IssueEvent;
import dev.berth.sandbox.model.SandboxAccount;
import dev.berth.sandbox.model.SandboxComment;
import dev.berth.sandbox.model.SandboxIssue;
import dev.berth.sandbox.model.SandboxJson;
import dev.berth.sandbox.model.SandboxRepo;
import dev.berth.sandbox.model.SandboxRole;
import dev.berth.sandbox.model.SandboxWorld;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the templates are given: what the world holds, with people in place of their numbers. */
final class PageModel {
  private static final Map<String, String> SIGNS =
      Map.of(
          "+1",
          "👍",
          "-1",
          "👎",
          "laugh",
          "😄",
          "confused",
          "😕",
          "heart",
          "❤️",
          "hooray",
          "🎉",
          "rocket",
          "🚀",
          "eyes",
          "👀");

  private final SandboxWorld world;

  PageModel(SandboxWorld world) {
    this.world = world;
  }

  /** The fields of something that the world holds. */
  static Map<String, Object> fields(Object of) {
    return SandboxJson.MAPPER.convertValue(
        of, new TypeReference<LinkedHashMap<String, Object>>() {});
  }

  Map<String, Object> person(long id) {
    return person(world.account(id));
  }

  static Map<String, Object> person(SandboxAccount who) {
    Map<String, Object> all = fields(who);
    all.put("robot", who.bot() || who.machine);
    return all;
  }

  private List<Map<String, Object>> people(Iterable<Long> ids) {
    List<Map<String, Object>> all = new ArrayList<>();
    ids.forEach(id -> all.add(person(id)));
    return all;
  }

  /** An issue as lists have it. */
  Map<String, Object> issue(SandboxRepo repo, SandboxIssue issue) {
    Map<String, Object> all = fields(issue);
    all.put("author", person(issue.author));
    all.put("labels", repo.labelsOf(issue).map(PageModel::fields).toList());
    all.put("assignees", people(issue.assignees));
    all.put("comments", world.comments(issue).count());
    return all;
  }

  /** The page of one issue: what was written and what happened, in order, and what one may do. */
  Map<String, Object> page(SandboxAccount me, SandboxRepo repo, SandboxIssue issue) {
    SandboxRole role = world.role(repo, me);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("issue", issue(repo, issue));
    all.put("base", "/" + repo.fullName() + "/issues/" + issue.number);
    all.put("thread", thread(me, repo, issue));
    all.put("labels", repo.labels.values().stream().map(l -> choice(issue, l)).toList());
    all.put("participants", people(participants(issue)));
    all.put("milestone", issue.milestone.flatMap(repo::milestone).map(m -> m.title()).orElse(""));
    all.put("role", role.word());
    all.put("mayLabel", role.atLeast(SandboxRole.TRIAGE));
    all.put("mayLock", role.atLeast(SandboxRole.WRITE));
    all.put("mayClose", issue.author == me.id || role.atLeast(SandboxRole.TRIAGE));
    return all;
  }

  private static Map<String, Object> choice(SandboxIssue issue, SandboxRepo.Label label) {
    Map<String, Object> all = fields(label);
    all.put("on", issue.labels.contains(label.id()));
    return all;
  }

  private Set<Long> participants(SandboxIssue issue) {
    Set<Long> ids = new LinkedHashSet<>();
    ids.add(issue.author);
    world.comments(issue).forEach(c -> ids.add(c.author));
    world.events(issue).forEach(e -> ids.add(e.actor()));
    return ids;
  }

  /** Something in the thread; the place tells the order. */
  private record Placed(Instant at, long place, Map<String, Object> item) {}

  /** Numbers of all kinds come from one count, so that they tell the order within a second. */
  private List<Map<String, Object>> thread(
      SandboxAccount me, SandboxRepo repo, SandboxIssue issue) {
    List<Placed> placed = new ArrayList<>();
    long comments = SandboxWorld.Kind.COMMENT.distance();
    world
        .comments(issue)
        .forEach(c -> placed.add(new Placed(c.createdAt, c.id - comments, comment(me, repo, c))));
    long events = SandboxWorld.Kind.EVENT.distance();
    world
        .events(issue)
        .forEach(e -> placed.add(new Placed(e.at(), e.id() - events, event(repo, e))));
    placed.sort(Comparator.comparing(Placed::at).thenComparingLong(Placed::place));
    List<Map<String, Object>> all = new ArrayList<>();
    all.add(opening(me, repo, issue));
    placed.forEach(p -> all.add(p.item()));
    return all;
  }

  private Map<String, Object> opening(SandboxAccount me, SandboxRepo repo, SandboxIssue issue) {
    Map<String, Object> all = fields(issue);
    all.put("anchor", "issue-" + issue.id);
    all.put("address", "/" + repo.fullName() + "/issues/" + issue.number);
    return written(all, me, repo, issue.author, issue.reactions);
  }

  private Map<String, Object> comment(SandboxAccount me, SandboxRepo repo, SandboxComment comment) {
    Map<String, Object> all = fields(comment);
    all.put("title", null);
    all.put("anchor", "issuecomment-" + comment.id);
    all.put("address", "/" + repo.fullName() + "/comments/" + comment.id);
    all.put("edited", !comment.updatedAt.equals(comment.createdAt));
    return written(all, me, repo, comment.author, comment.reactions);
  }

  private Map<String, Object> written(
      Map<String, Object> all,
      SandboxAccount me,
      SandboxRepo repo,
      long author,
      List<SandboxIssue.Reaction> signs) {
    Map<String, Object> who = person(author);
    who.put("maintainer", world.role(repo, world.account(author)).atLeast(SandboxRole.MAINTAIN));
    all.put("author", who);
    all.put("mayEdit", author == me.id || world.role(repo, me).atLeast(SandboxRole.WRITE));
    all.put(
        "signs", signs.stream().map(s -> s.content()).distinct().map(c -> sign(signs, c)).toList());
    all.putIfAbsent("edited", false);
    all.put("event", null);
    return all;
  }

  private Map<String, Object> sign(List<SandboxIssue.Reaction> signs, String content) {
    var of = signs.stream().filter(s -> s.content().equals(content)).toList();
    String names = String.join(", ", of.stream().map(s -> world.account(s.by()).login).toList());
    return Map.of("sign", SIGNS.getOrDefault(content, content), "names", names, "count", of.size());
  }

  private Map<String, Object> event(SandboxRepo repo, IssueEvent event) {
    Map<String, Object> all = fields(event);
    all.put("who", person(event.actor()));
    String name = event.detail("label");
    String color = event.detail("color");
    all.put("label", fields(repo.label(name).orElse(new SandboxRepo.Label(0, name, color, ""))));
    Optional.of(event.detail("assignee"))
        .filter(id -> !id.isEmpty())
        .ifPresent(id -> all.put("assignee", person(Long.parseLong(id))));
    return all;
  }
}
