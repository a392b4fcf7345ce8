package dev.berth.provision;

/** Faults that the contract asks a provider's test world to arrange. */
public enum ProviderFault {
  /** The next call fails before the provider acts. */
  UNREACHABLE,
  /** The provider acts on the next call, and the answer is lost. */
  ANSWER_LOST,
  /** The next create is refused. */
  REFUSED,
  /** There is no room for another machine from now on. */
  QUOTA,
  /** The next create is accepted, and fails later because there is no room. */
  LATE_QUOTA,
  /** There is a machine that somebody else made. */
  FOREIGN,
  /** The next machine takes long, and gets ready. */
  SLOW,
  /** The next machine is made, and never gets ready. */
  INSTALL_FAILS,
  /** The next machine disappears by itself after it was ready. */
  VANISHES
}
