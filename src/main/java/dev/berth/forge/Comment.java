package dev.berth.forge;

import java.time.Instant;

/** A comment on an issue as the forge showed it. Edited when the two instants differ. */
public record Comment(long id, Person author, String body, Instant createdAt, Instant updatedAt) {
  public boolean isEdited() {
    return !createdAt.equals(updatedAt);
  }
}
