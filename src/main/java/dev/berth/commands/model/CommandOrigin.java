package dev.berth.commands.model;

/** Where a command was found. */
public enum CommandOrigin {
  /** In a comment as it was created. */
  COMMENT,
  /** In a comment that was changed since, by anybody. */
  EDITED,
  /** In the text of the issue at its opening. */
  BODY
}
