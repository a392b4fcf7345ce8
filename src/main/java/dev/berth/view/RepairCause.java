package dev.berth.view;

import dev.berth.forge.Write;
import dev.berth.request.Notice;
import java.util.Optional;

/**
 * What a write puts right that somebody else can undo: where that goes on without end, another
 * program does it, and each of the two would write for ever.
 */
public final class RepairCause {
  /** An issue that others close. */
  public static final String REOPENED = "reopened";

  public static final String STATUS = "status";

  /** How keys begin of what a triager asks for by command, and of answers to labels. */
  private static final String ASKED_FOR = "do:";

  private static final String LABEL_ANSWER = "label:";

  private static final String SAID_OPEN = "said that it stays open";
  private static final String ANSWERED = "answered a label";

  private RepairCause() {}

  /** Whether people and operators are told of it by itself; words go along with a deed. */
  public static boolean isTold(String cause) {
    return !cause.equals(SAID_OPEN) && !cause.equals(ANSWERED);
  }

  /** Of a write, as the issue is before it; empty where nobody's deed brings it back. */
  public static Optional<String> of(IssueWrite w, ShownIssue before) {
    if (w.isStatus())
      return w.creates() || before.statusMark().isEmpty() ? Optional.of(STATUS) : none();
    return switch (w.kind()) {
      case LABEL, OPEN -> of(w.write());
      case NOTICE ->
          w.key().startsWith(Notice.Kind.STAYS_OPEN.word()) ? Optional.of(SAID_OPEN) : none();
      case ERRAND -> ofErrand(w.key(), w.write());
      case STATUS, OUTDATED, LOCK -> none();
    };
  }

  /** Of what waits to be done once. */
  public static Optional<String> of(OneOffWrite waiting) {
    return switch (waiting) {
      case OneOffWrite.RepeatableWrite(var key, var write) -> ofErrand(key, write);
      case OneOffWrite.ReplyComment r -> ofAnswer(r.key());
    };
  }

  private static Optional<String> ofErrand(String key, Write write) {
    return write instanceof Write.CreateComment
        ? ofAnswer(key)
        : key.startsWith(ASKED_FOR) ? none() : of(write);
  }

  private static Optional<String> ofAnswer(String key) {
    return key.startsWith(LABEL_ANSWER) ? Optional.of(ANSWERED) : none();
  }

  private static Optional<String> of(Write write) {
    return switch (write) {
      case Write.AddLabel l -> Optional.of("put on " + l.name());
      case Write.RemoveLabel l -> Optional.of("took off " + l.name());
      case Write.Edit e -> e.open().map(open -> open ? REOPENED : "closed");
      case Write.CreateComment _,
          Write.EditComment _,
          Write.DeleteComment _,
          Write.React _,
          Write.Assign _,
          Write.Unassign _,
          Write.Lock _,
          Write.Unlock _,
          Write.Milestone _ ->
          none();
    };
  }

  private static Optional<String> none() {
    return Optional.empty();
  }
}
