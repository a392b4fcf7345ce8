package dev.berth.sandbox.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An issue as the sandbox keeps it. Instants have whole seconds, as GitHub's have. */
public final class SandboxIssue {
  public long id;
  public long repo;
  public int number;
  public String title = "";
  public String body = "";
  public long author;
  public boolean viaApp;
  public boolean open = true;
  public Optional<String> stateReason = Optional.empty();
  public Optional<Long> closedBy = Optional.empty();
  public Optional<Instant> closedAt = Optional.empty();
  public boolean locked;
  public Optional<String> lockReason = Optional.empty();
  public Optional<Integer> milestone = Optional.empty();
  public List<Long> labels = new ArrayList<>();
  public List<Long> assignees = new ArrayList<>();
  public List<Reaction> reactions = new ArrayList<>();
  public Instant createdAt = Instant.EPOCH;
  public Instant updatedAt = Instant.EPOCH;

  /** A sign under an issue or a comment, in GitHub's words. */
  public record Reaction(long id, long by, String content, Instant at) {
    public static final List<String> CONTENTS =
        List.of("+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes");
  }
}
