package dev.berth.sandbox;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A pull request as the sandbox keeps it: always from a fork of its author's, with whole files on
 * both sides. It is in no list of issues, and nobody comments on it.
 */
final class Pull {
  long id;
  long repo;
  int number;
  String title = "";
  long author;
  boolean open = true;

  /** The branch that it is to be merged into. */
  String base = "main";

  /** What that branch held when it was opened. */
  Map<String, String> before = new TreeMap<>();

  String baseHead = "";
  Map<String, String> files = new TreeMap<>();
  String head = "";
  Instant createdAt = Instant.EPOCH;
  Instant updatedAt = Instant.EPOCH;
}
