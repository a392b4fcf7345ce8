package dev.berth.reconcile.issue;

import dev.berth.forge.Comment;
import dev.berth.forge.Known;
import dev.berth.reading.Digest;
import dev.berth.request.Active;
import dev.berth.request.NeedsApproval;
import dev.berth.request.Request;
import dev.berth.view.StatusSeal;
import dev.berth.view.VersionLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which version somebody had before their eyes. The status comment is read: where somebody else
 * changed it, a yes is none to what we wrote. After an edit that nobody confirmed our own notes
 * leave it in doubt; then what the comment shows now it has shown since it was last changed. A yes
 * is asked for again only where that proves nothing either.
 */
final class VersionSeen {
  /** Our clock, which stands in where the forge did not tell when it wrote, may be ahead. */
  private static final Duration CLOCKS = Duration.ofMinutes(1);

  private final IssueContext context;

  VersionSeen(IssueContext context) {
    this.context = context;
  }

  /** Empty where nobody can tell, or no version was shown. */
  Known<Optional<Digest>> at(Instant at) {
    var noted = context.shown().versionAt(at);
    var wanted = context.activeRequest().filter(VersionSeen::isToDecide).map(Request::toDecide);
    var isSealed = context.shown().statusEdit().isPresent();
    if (wanted.isEmpty()
        || context.shown().statusId().isEmpty()
        || (noted.isPresent() && !isSealed)) return Known.is(noted);
    var since = context.shown().statusAt().minus(CLOCKS);
    return switch (context.services().forge().comments(context.ref(), since)) {
      case Known.Is(var all) when noted.isPresent() -> Known.is(noted.filter(_ -> isOurs(all)));
      case Known.Is(var all) -> Known.is(wanted.filter(w -> isShown(w, at, all)));
      case Known.Absent<List<Comment>> _ -> Known.is(Optional.empty());
      case Known.Unknown<List<Comment>>(var why, var again) -> new Known.Unknown<>(why, again);
    };
  }

  private static boolean isToDecide(Request r) {
    return r.state() instanceof NeedsApproval
        || (r.state() instanceof Active a && a.pending().isPresent());
  }

  /** No webhook may have told that somebody else changed what people see. */
  private boolean isOurs(List<Comment> all) {
    var shown = context.shown();
    var status = all.stream().filter(this::isStatus).findFirst();
    var ours = status.filter(c -> isSealed(c) && !c.updatedAt().isAfter(shown.statusAt()));
    if (status.isEmpty() || ours.isPresent()) return true;
    context.saveShown(shown.statusChanged(shown.statusAt()));
    return false;
  }

  private boolean isStatus(Comment c) {
    return context.shown().statusId().filter(id -> id == c.id()).isPresent();
  }

  private boolean isSealed(Comment c) {
    return context.request().versionKey().flatMap(k -> StatusSeal.of(c.body(), k)).isPresent();
  }

  private boolean isShown(Digest wanted, Instant at, List<Comment> all) {
    return all.stream()
        .filter(c -> isStatus(c) && (context.shown().statusEdit().isEmpty() || isSealed(c)))
        // The forge counts in whole seconds: within the second of a change nobody knows.
        .filter(c -> c.updatedAt().isBefore(at))
        .flatMap(c -> VersionLine.find(c.body()).stream())
        .anyMatch(context.request().version(wanted)::equals);
  }
}
