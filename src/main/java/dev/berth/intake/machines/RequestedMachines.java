package dev.berth.intake.machines;

import dev.berth.reading.Line;
import java.util.List;

/**
 * The machines of an issue as read.
 *
 * @param lines what is asked for
 * @param certain nothing is in doubt
 * @param doubts reasons for doubt, as the questions name them
 * @param written what the person wrote about them, to be shown again
 * @param counts numbers between which the person left the choice
 * @param alternatives plans that were named as another choice
 * @param unknownPlans names that look like plans and are none
 */
public record RequestedMachines(
    List<Line> lines,
    boolean certain,
    List<String> doubts,
    String written,
    List<Integer> counts,
    List<String> alternatives,
    List<String> unknownPlans) {
  public static final RequestedMachines NONE =
      new RequestedMachines(List.of(), false, List.of(), "", List.of(), List.of(), List.of());

  /** What a person answered: nothing of the text is in doubt any more. */
  public RequestedMachines answered(List<Line> lines) {
    var sure =
        !lines.isEmpty()
            && lines.stream().allMatch(l -> l.plan().isPresent() && l.count().isPresent());
    return new RequestedMachines(lines, sure, List.of(), written, List.of(), List.of(), List.of());
  }
}
