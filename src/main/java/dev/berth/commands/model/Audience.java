package dev.berth.commands.model;

/** Whom a command is for. Everybody beyond the requester is named in the program's file. */
public enum Audience {
  ANYONE("anyone"),
  /** Who opened the request, its contacts and colleagues. */
  REQUESTER("requester"),
  APPROVER("approver"),
  /** Keeps the issues of the repository in order, without write access. */
  TRIAGER("triager"),
  /** Works the pools. */
  OPERATOR("operator");

  private final String word;

  Audience(String word) {
    this.word = word;
  }

  /** As in texts and in the program's file. */
  public String word() {
    return word;
  }
}
