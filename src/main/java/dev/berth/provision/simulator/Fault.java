package dev.berth.provision.simulator;

/** What can go wrong at the simulated provider; the names of the settings are these. */
public enum Fault {
  /** The call does not reach the provider: nothing happens there, no answer comes. */
  UNREACHABLE,
  /** The provider acts, and its answer is lost on the way back. */
  ANSWER_LOST,
  /** The provider says no to a create; a later try may work. */
  REFUSED,
  /** Installing takes {@link SimulatorSettings#SLOW_FACTOR} times as long. */
  SLOW,
  /** The machine is made and never gets ready; only deleting it helps. */
  INSTALL_FAILS,
  /** The machine disappears by itself some time after it was ready. */
  VANISHES
}
