package dev.berth.reconcile.sim.forge;

import dev.berth.forge.ClosingEvent;
import dev.berth.forge.Comment;
import dev.berth.forge.Issue;
import dev.berth.forge.IssueRef;
import dev.berth.forge.LabelEvent;
import dev.berth.forge.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** An issue at the simulated forge, as it really is. */
public final class SimulatedIssue {
  public final IssueRef ref;
  final long id;
  public final Person author;
  final Instant createdAt;
  public String title;
  public String body;
  public final TreeSet<String> labels = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  public boolean open = true;
  public boolean locked;
  public boolean deleted;
  Optional<String> stateReason = Optional.empty();
  Optional<Person> closedBy = Optional.empty();
  Instant updatedAt;
  Instant updatedBefore;
  public final Map<Long, Comment> comments = new LinkedHashMap<>();
  public final List<LabelEvent> labelings = new ArrayList<>();
  public final List<ClosingEvent> closings = new ArrayList<>();

  /** What was ever written in it, deleted comments as well. */
  public final List<Comment> said = new ArrayList<>();

  /** What the status comment showed since when: version by version. */
  public final List<Shown> shown = new ArrayList<>();

  /** Keys of our comments, once for each time one was made. */
  public final List<String> made = new ArrayList<>();

  /** A version that people could read from then on; empty for none. */
  public record Shown(String version, Instant from) {}

  SimulatedIssue(IssueRef ref, long id, Person author, String title, String body, Instant now) {
    this.ref = ref;
    this.id = id;
    this.author = author;
    this.title = title;
    this.body = body;
    this.createdAt = now;
    this.updatedAt = now;
    this.updatedBefore = now;
  }

  void touched(Instant now) {
    if (!now.equals(updatedAt)) updatedBefore = updatedAt;
    updatedAt = now;
  }

  Issue seen(Instant updated) {
    return new Issue(
        ref,
        id,
        title,
        body,
        author,
        labels,
        open,
        locked,
        stateReason,
        closedBy,
        createdAt,
        updated);
  }

  /** Whether people could have that version before their eyes within the second of then. */
  boolean isShown(String version, Instant then) {
    for (int n = 0; n < shown.size(); n++) {
      var until = n + 1 < shown.size() ? shown.get(n + 1).from() : Instant.MAX;
      var from = shown.get(n).from();
      if (shown.get(n).version().equals(version)
          && !from.minusSeconds(1).isAfter(then)
          && then.minusSeconds(1).isBefore(until)) return true;
    }
    return false;
  }

  public int number() {
    return ref.number();
  }
}
