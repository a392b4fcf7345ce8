package dev.berth.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An issue as the sandbox keeps it. Instants have whole seconds, as GitHub's have. */
final class Issue {
  long id;
  long repo;
  int number;
  String title = "";
  String body = "";
  long author;
  boolean viaApp;
  boolean open = true;
  Optional<String> stateReason = Optional.empty();
  Optional<Long> closedBy = Optional.empty();
  Optional<Instant> closedAt = Optional.empty();
  boolean locked;
  Optional<String> lockReason = Optional.empty();
  Optional<Integer> milestone = Optional.empty();
  List<Long> labels = new ArrayList<>();
  List<Long> assignees = new ArrayList<>();
  List<Reaction> reactions = new ArrayList<>();
  Instant createdAt = Instant.EPOCH;
  Instant updatedAt = Instant.EPOCH;

  /** A sign under an issue or a comment, in GitHub's words. */
  record Reaction(long id, long by, String content, Instant at) {
    static final List<String> CONTENTS =
        List.of("+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes");
  }
}
