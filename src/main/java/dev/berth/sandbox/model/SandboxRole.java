package dev.berth.sandbox.model;

import java.util.Locale;

/** What an account may do in a repository, weakest first. */
public enum SandboxRole {
  NONE,
  READ,
  TRIAGE,
  WRITE,
  MAINTAIN,
  ADMIN;

  public boolean atLeast(SandboxRole other) {
    return compareTo(other) >= 0;
  }

  /** The name by which GitHub calls it in {@code role_name}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The older scale of four in {@code permission}. */
  public String permission() {
    return switch (this) {
      case NONE -> "none";
      case READ, TRIAGE -> "read";
      case WRITE, MAINTAIN -> "write";
      case ADMIN -> "admin";
    };
  }
}
