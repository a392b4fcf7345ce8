package dev.berth.provision.simulator;

import java.io.IOException;
import java.util.function.Function;

/** Hands the machines to one at a time, and keeps what was done to it. */
sealed interface MachineStoreHolder permits MachineStoreHolder.InMemory, SharedMachineStore {
  /**
   * Runs the work with the machines as they are, then keeps them; the answer is given only when the
   * machines are kept.
   */
  <T> T with(Function<MachineStore, T> work) throws IOException;

  /** Forgets everything when the process ends. */
  final class InMemory implements MachineStoreHolder {
    private final MachineStore machines = MachineStore.empty();

    @Override
    public synchronized <T> T with(Function<MachineStore, T> work) {
      return work.apply(machines);
    }
  }
}
