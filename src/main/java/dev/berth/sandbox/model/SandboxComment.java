package dev.berth.sandbox.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A comment as the sandbox keeps it. */
public final class SandboxComment {
  public long id;
  public long issue;
  public long author;
  public boolean viaApp;
  public String body = "";
  public List<SandboxIssue.Reaction> reactions = new ArrayList<>();
  public Instant createdAt = Instant.EPOCH;
  public Instant updatedAt = Instant.EPOCH;
}
