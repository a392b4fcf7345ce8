package dev.berth.reconcile.issue;

import dev.berth.forge.Comment;
import dev.berth.forge.Known;
import dev.berth.reading.Digest;
import dev.berth.request.Active;
import dev.berth.request.NeedsApproval;
import dev.berth.request.Request;
import dev.berth.view.VersionLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which version somebody had before their eyes. After an edit that nobody confirmed our own notes
 * leave that in doubt; then the status comment is read: what it shows now it has shown since it was
 * last changed. A yes is asked for again only where that proves nothing either.
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
    if (noted.isPresent() || wanted.isEmpty() || context.shown().statusId().isEmpty())
      return Known.is(noted);
    var since = context.shown().statusAt().minus(CLOCKS);
    return switch (context.services().forge().comments(context.ref(), since)) {
      case Known.Is(var all) -> Known.is(wanted.filter(w -> isShown(w, at, all)));
      case Known.Absent<List<Comment>> _ -> Known.is(Optional.empty());
      case Known.Unknown<List<Comment>>(var why, var again) -> new Known.Unknown<>(why, again);
    };
  }

  private static boolean isToDecide(Request r) {
    return r.state() instanceof NeedsApproval
        || (r.state() instanceof Active a && a.pending().isPresent());
  }

  private boolean isShown(Digest wanted, Instant at, List<Comment> all) {
    return all.stream()
        .filter(c -> context.shown().statusId().filter(id -> id == c.id()).isPresent())
        // The forge counts in whole seconds: within the second of a change nobody knows.
        .filter(c -> c.updatedAt().isBefore(at))
        .flatMap(c -> VersionLine.find(c.body()).stream())
        .anyMatch(context.request().version(wanted)::equals);
  }
}
