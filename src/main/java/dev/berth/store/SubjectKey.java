package dev.berth.store;

import dev.berth.forge.IssueRef;

/**
 * Which row: an issue, a repository (number 0), the app (0, 0), or the pools of the program (0, 1).
 *
 * @param repository the forge's number of the repository, 0 for what belongs to none
 */
public record SubjectKey(long repository, int number) {
  public static final SubjectKey APP = new SubjectKey(0, 0);
  public static final SubjectKey POOLS = new SubjectKey(0, 1);

  public static SubjectKey of(IssueRef issue) {
    return new SubjectKey(issue.repository().id(), issue.number());
  }

  public static SubjectKey repository(long id) {
    return new SubjectKey(id, 0);
  }

  public boolean isRepository() {
    return repository != 0 && number == 0;
  }

  @Override
  public String toString() {
    return repository + "#" + number;
  }
}
