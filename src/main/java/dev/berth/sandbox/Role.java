package dev.berth.sandbox;

import java.util.Locale;

/** What an account may do in a repository, weakest first. */
public enum Role {
  NONE,
  READ,
  TRIAGE,
  WRITE,
  MAINTAIN,
  ADMIN;

  boolean atLeast(Role other) {
    return compareTo(other) >= 0;
  }

  /** The name by which GitHub calls it in {@code role_name}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The older scale of four in {@code permission}. */
  String permission() {
    return switch (this) {
      case NONE -> "none";
      case READ, TRIAGE -> "read";
      case WRITE, MAINTAIN -> "write";
      case ADMIN -> "admin";
    };
  }
}
