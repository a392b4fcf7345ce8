package dev.berth.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is known of an issue while one thing of it is being changed; nobody else ever sees it. */
final class ShownIssueDraft {
  Optional<Long> statusId;
  String statusMark;
  Instant statusAt;
  List<ShownIssue.Version> versions;
  Set<String> labels;
  boolean open;
  boolean locked;
  Map<String, Long> notices;
  Optional<Long> statusEdit;
  Optional<IssueWatch> remembered;

  ShownIssueDraft(ShownIssue s) {
    statusId = s.statusId();
    statusMark = s.statusMark();
    statusAt = s.statusAt();
    versions = s.versions();
    labels = s.labels();
    open = s.open();
    locked = s.locked();
    notices = s.notices();
    statusEdit = s.statusEdit();
    remembered = s.remembered();
  }

  ShownIssue build() {
    return new ShownIssue(
        statusId,
        statusMark,
        statusAt,
        versions,
        labels,
        open,
        locked,
        notices,
        statusEdit,
        remembered);
  }
}
