package dev.berth.provision.ironic;

import dev.berth.provision.cloud.MicroVersion;

/** Which versions of Ironic's API this adapter speaks. */
final class ApiVersion {
  /** The first that can change what an allocation says; of May 2020, the release Ussuri. */
  static final MicroVersion OLDEST = new MicroVersion(1, 57);

  /** The newest that this adapter was written for; a newer one might mean other things. */
  static final MicroVersion NEWEST = new MicroVersion(1, 82);

  /** From this one a node's failures are remembered. */
  static final MicroVersion HISTORY = new MicroVersion(1, 78);

  private ApiVersion() {}
}
