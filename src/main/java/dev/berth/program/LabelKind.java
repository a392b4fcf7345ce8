package dev.berth.program;

import java.util.Locale;

/**
 * Every label that Berth knows, with its usual name, colour and description. The section {@code
 * labels} of a program's file gives other names.
 */
public enum LabelKind {
  NEEDS_INFORMATION("needs information", "FBCA04", "The requester is asked something"),
  NEEDS_APPROVAL("needs approval", "D93F0B", "Complete: an approver decides"),
  QUEUED("queued", "C5DEF5", "Approved; waiting for a free machine"),
  PROVISIONING("provisioning", "1D76DB", "Machines are being made"),
  ACTIVE("active", "0E8A16", "Machines are lent until the date in the status comment"),
  ENDING("ending", "E99695", "The lease is over; data is kept for a while"),
  RELEASING("releasing", "F9D0C4", "Machines are being deleted"),
  FAILED("failed", "B60205", "No machine could be made; operators are called"),
  QUESTION("question", "D4C5F9", "Asks for people, access or an answer, not for machines"),
  RELEASED("released", "CFD3D7", "All machines are given back"),
  DENIED("denied", "CFD3D7", "Not approved; the reason is in the thread"),
  WITHDRAWN("withdrawn", "CFD3D7", "Taken back, or no answer came"),
  ON_HOLD("on hold", "5319E7", "Nothing is made or started for now"),
  CHANGE_REQUESTED("change requested", "BFD4F2", "Asks for more than was granted"),
  /** Set by people, and read. */
  APPROVED("approved", "0E8A16", "Set by an approver: yes to what the status comment shows"),
  /** Set by people, and read. */
  REQUEST("cluster request", "006B75", "Asks for machines");

  final String usual;
  final String colour;
  final String description;

  LabelKind(String usual, String colour, String description) {
    this.usual = usual;
    this.colour = colour;
    this.description = description;
  }

  /** Whether it shows a state: exactly one of those is on a request. */
  public boolean isState() {
    return compareTo(WITHDRAWN) <= 0;
  }

  /** Whether it stands beside the state. */
  boolean isFlag() {
    return this == ON_HOLD || this == CHANGE_REQUESTED;
  }

  /** The word of the life cycle, whatever the label is called. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
