package dev.berth.forge;

import java.util.Optional;

/**
 * One change to an issue. Each is exactly one request to the forge. All but {@link CreateComment}
 * may be made again without harm; a comment is made under an intent.
 */
public sealed interface Write {
  /**
   * A new comment.
   *
   * @param key what it is about, unique in the issue; also in the hidden marker of the text, by
   *     which the comment is found again
   */
  record CreateComment(String key, String text) implements Write {}

  record EditComment(long id, String text) implements Write {}

  record DeleteComment(long id) implements Write {}

  record AddLabel(String name) implements Write {}

  record RemoveLabel(String name) implements Write {}

  /**
   * Title, open or closed: one PATCH.
   *
   * @param reason {@code completed} or {@code not_planned} when closing
   */
  record Edit(Optional<String> title, Optional<Boolean> open, Optional<String> reason)
      implements Write {}

  record React(long commentId, Reaction reaction) implements Write {}

  record Assign(String login) implements Write {}

  record Unassign(String login) implements Write {}

  record Lock() implements Write {}

  record Unlock() implements Write {}

  /** By title; empty takes the milestone away. */
  record Milestone(Optional<Integer> number) implements Write {}

  static Write close(String reason) {
    return new Edit(Optional.empty(), Optional.of(false), Optional.of(reason));
  }

  static Write reopen() {
    return new Edit(Optional.empty(), Optional.of(true), Optional.empty());
  }

  static Write retitle(String title) {
    return new Edit(Optional.of(title), Optional.empty(), Optional.empty());
  }

  /** In the figures, where operators ask for it by this name. */
  default String metricLabel() {
    return switch (this) {
      case CreateComment _ -> "CreateComment";
      case EditComment _ -> "EditComment";
      case DeleteComment _ -> "DeleteComment";
      case AddLabel _ -> "AddLabel";
      case RemoveLabel _ -> "RemoveLabel";
      case Edit _ -> "Edit";
      case React _ -> "React";
      case Assign _ -> "Assign";
      case Unassign _ -> "Unassign";
      case Lock _ -> "Lock";
      case Unlock _ -> "Unlock";
      case Milestone _ -> "Milestone";
    };
  }
}
