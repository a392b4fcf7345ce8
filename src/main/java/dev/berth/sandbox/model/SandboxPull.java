package dev.berth.sandbox.model;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A pull request as the sandbox keeps it: always from a fork of its author's, with whole files on
 * both sides. It is in no list of issues, and nobody comments on it.
 */
public final class SandboxPull {
  public long id;
  public long repo;
  public int number;
  public String title = "";
  public long author;
  public boolean open = true;

  /** The branch that it is to be merged into. */
  public String base = "main";

  /** What that branch held when it was opened. */
  public Map<String, String> before = new TreeMap<>();

  public String baseHead = "";
  public Map<String, String> files = new TreeMap<>();
  public String head = "";
  public Instant createdAt = Instant.EPOCH;
  public Instant updatedAt = Instant.EPOCH;
}
