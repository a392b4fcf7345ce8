package dev.berth.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A repository of the sandbox: labels, roles and the files of its default branch. */
final class Repo {
  long id;
  long owner;
  String ownerLogin = "";
  String name = "";
  String description = "";
  boolean isPrivate;
  boolean archived;
  boolean hasIssues = true;
  int nextNumber = 1;
  Instant createdAt = Instant.EPOCH;
  Instant updatedAt = Instant.EPOCH;
  Instant pushedAt = Instant.EPOCH;

  /** The hash of the newest commit, or what stands for it. */
  String head = "";

  List<String> formerNames = new ArrayList<>();
  Map<Long, Role> roles = new LinkedHashMap<>();
  Map<String, String> files = new TreeMap<>();
  Map<Long, Label> labels = new LinkedHashMap<>();
  List<Milestone> milestones = new ArrayList<>();

  /** Numbers that were issues once: where they went, or "" where they were deleted. */
  Map<Integer, String> left = new TreeMap<>();

  /** A label of the repository; colour is six hex digits. */
  record Label(long id, String name, String color, String description) {}

  /** A milestone of the repository. */
  record Milestone(
      long id, int number, String title, String description, long creator, Instant createdAt) {}

  String fullName() {
    return ownerLogin + "/" + name;
  }

  Optional<Label> label(String wanted) {
    return labels.values().stream().filter(l -> l.name().equalsIgnoreCase(wanted)).findFirst();
  }

  /** The labels of an issue that the repository still has. */
  Stream<Label> labelsOf(Issue issue) {
    return issue.labels.stream().flatMap(id -> Optional.ofNullable(labels.get(id)).stream());
  }

  Optional<Milestone> milestone(int number) {
    return milestones.stream().filter(m -> m.number() == number).findFirst();
  }
}
