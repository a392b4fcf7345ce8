package dev.berth.sandbox.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A repository of the sandbox: labels, roles and the files of its default branch. */
public final class SandboxRepo {
  public long id;
  public long owner;
  String ownerLogin = "";
  public String name = "";
  public String description = "";
  public boolean isPrivate;
  boolean archived;
  public boolean hasIssues = true;
  public int nextNumber = 1;
  Instant createdAt = Instant.EPOCH;
  public Instant updatedAt = Instant.EPOCH;
  public Instant pushedAt = Instant.EPOCH;

  /** The hash of the newest commit, or what stands for it. */
  public String head = "";

  public List<String> formerNames = new ArrayList<>();
  public Map<Long, SandboxRole> roles = new LinkedHashMap<>();
  public Map<String, String> files = new TreeMap<>();
  public Map<Long, Label> labels = new LinkedHashMap<>();
  public List<Milestone> milestones = new ArrayList<>();

  /** Numbers that were issues once: where they went, or "" where they were deleted. */
  public Map<Integer, String> left = new TreeMap<>();

  /** A label of the repository; colour is six hex digits. */
  public record Label(long id, String name, String color, String description) {}

  /** A milestone of the repository. */
  public record Milestone(
      long id, int number, String title, String description, long creator, Instant createdAt) {}

  public String fullName() {
    return ownerLogin + "/" + name;
  }

  public Optional<Label> label(String wanted) {
    return labels.values().stream().filter(l -> l.name().equalsIgnoreCase(wanted)).findFirst();
  }

  /** The labels of an issue that the repository still has. */
  public Stream<Label> labelsOf(SandboxIssue issue) {
    return issue.labels.stream().flatMap(id -> Optional.ofNullable(labels.get(id)).stream());
  }

  public Optional<Milestone> milestone(int number) {
    return milestones.stream().filter(m -> m.number() == number).findFirst();
  }
}
