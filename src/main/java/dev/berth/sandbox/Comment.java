package dev.berth.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A comment as the sandbox keeps it. */
final class Comment {
  long id;
  long issue;
  long author;
  boolean viaApp;
  String body = "";
  List<Issue.Reaction> reactions = new ArrayList<>();
  Instant createdAt = Instant.EPOCH;
  Instant updatedAt = Instant.EPOCH;
}
