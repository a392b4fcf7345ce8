package dev.berth.view;

import dev.berth.forge.CheckRun.Annotation;
import dev.berth.forge.IssueRef;
import dev.berth.policy.Shift;
import java.util.List;

/** What was found of a program's file that somebody proposes in a pull request. */
public sealed interface ProgramVerdict {
  /**
   * It cannot even be read.
   *
   * @param why in our own words
   */
  record Unreadable(String why) implements ProgramVerdict {}

  /**
   * It could not be used.
   *
   * @param problems all that is wrong with it, in the order of the file
   */
  record Broken(List<Annotation> problems) implements ProgramVerdict {
    public Broken {
      problems = List.copyOf(problems);
    }
  }

  /**
   * It could be used.
   *
   * @param isRemoved the file would be gone, and the program of the server's folder in force
   * @param affected open requests that would be answered otherwise
   * @param asked how many open requests were looked at
   * @param left how many were not, as there are too many
   */
  record Usable(boolean isRemoved, List<Affected> affected, int asked, int left)
      implements ProgramVerdict {
    public Usable {
      affected = List.copyOf(affected);
    }
  }

  /** A request and what would be different for it. */
  record Affected(IssueRef issue, Shift shift) {}
}
