package dev.berth.forge;

import java.time.Instant;

/** A comment on an issue as the forge showed it. Edited when the two instants differ. */
public record Comment(long id, Person author, String body, Instant createdAt, Instant updatedAt) {
  /** The number that no comment has. */
  private static final long OF_ISSUE = 0;

  /** The text of an issue, for where it is heard like a comment. */
  public static Comment of(Issue issue) {
    return new Comment(
        OF_ISSUE, issue.author(), issue.body(), issue.createdAt(), issue.createdAt());
  }

  /** Whether it is no comment of its own. */
  public boolean isIssueText() {
    return id == OF_ISSUE;
  }

  public boolean isEdited() {
    return !createdAt.equals(updatedAt);
  }
}
