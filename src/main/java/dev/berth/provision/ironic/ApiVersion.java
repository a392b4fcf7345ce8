package dev.berth.provision.ironic;

import dev.berth.provision.cloud.MicroVersion;
import dev.berth.provision.cloud.VersionRange;

/** Which versions of Ironic's API this adapter speaks. */
final class ApiVersion {
  /**
   * From the first that can change what an allocation says, of May 2020, the release Ussuri, to the
   * newest that this adapter was written for: a newer one might mean other things.
   */
  static final VersionRange OURS =
      new VersionRange(new MicroVersion(1, 57), new MicroVersion(1, 82));

  /** From this one a node's failures are remembered. */
  static final MicroVersion HISTORY = new MicroVersion(1, 78);

  private ApiVersion() {}
}
