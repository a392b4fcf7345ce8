package dev.berth.commands;

import java.util.Set;

/** placeholder. */
final class Commands {
  static final Set<String> NAMES =
      Set.of(
          ("help status why machines os term workload confirm extend release keep add remove"
               + " withdraw approve deny hold unhold pool override end retry label unlabel assign"
               + " unassign close reopen retitle lock unlock milestone provisioned ask access")
              .split(" "));
}
