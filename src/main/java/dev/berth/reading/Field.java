package dev.berth.reading;

/** What a form asks for, whatever a program calls it there. */
public enum Field {
  PROJECT,
  DESCRIPTION,
  CODE,
  OPEN_SOURCE,
  MACHINES,
  SYSTEM,
  TERM,
  WORKLOAD,
  CONTACT,
  REASON,
  LICENCE,
  DETAILS,
  /** Asked by old forms; read only to recognise it and leave it alone. */
  PERSONAL
}
