package dev.berth.provision.ironic;

import dev.berth.provision.cloud.MachineRecord;
import dev.berth.provision.ironic.IronicAllocation.Wanted;
import java.util.Optional;

/**
 * What Ironic has of a machine of ours: its claim, its node, or both.
 *
 * @param allocation empty: the machine is being taken down, or somebody took its claim away
 * @param node empty: none was found for it yet
 */
record IronicMachine(
    MachineRecord record, Optional<IronicAllocation> allocation, Optional<IronicNode> node) {
  boolean isToBeReleased() {
    return allocation.filter(a -> a.wanted() == Wanted.RELEASED).isPresent();
  }

  boolean isToBeStopped() {
    return allocation.filter(a -> a.wanted() == Wanted.STOPPED).isPresent();
  }
}
