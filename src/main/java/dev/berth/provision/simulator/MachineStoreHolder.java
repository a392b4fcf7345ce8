package dev.berth.provision.simulator;

import java.io.IOException;
import java.util.function.Function;

/** Hands the hall to one at a time, and keeps what was done to it. */
sealed interface MachineStoreHolder permits MachineStoreHolder.InMemory, MachineStoreFile {
  /**
   * Runs the work with the hall as it is, then keeps the hall; the answer is given only when the
   * hall is kept.
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
