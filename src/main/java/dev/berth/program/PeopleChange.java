package dev.berth.program;

/** Whose word lets people join a request after its machines were ordered. */
public enum PeopleChange {
  /** That of its people; approvers are told. */
  REQUESTER,
  /** An approver's. */
  APPROVER
}
