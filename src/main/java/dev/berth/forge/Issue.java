package dev.berth.forge;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * An issue as the forge showed it when asked.
 *
 * @param id the forge's own number, kept on rename and transfer
 * @param author {@link Person#GHOST} where the account is gone
 * @param body the text as written, CRLF and all; empty where there is none
 * @param stateReason {@code completed}, {@code not_planned}, {@code duplicate}, {@code reopened}
 * @param closedBy who closed it, where it is closed and the forge tells
 */
public record Issue(
    IssueRef ref,
    long id,
    String title,
    String body,
    Person author,
    Set<String> labels,
    boolean open,
    boolean locked,
    Optional<String> stateReason,
    Optional<Person> closedBy,
    Instant createdAt,
    Instant updatedAt) {
  public Issue {
    labels = Set.copyOf(labels);
  }
}
