package dev.berth.provision.openstack;

import dev.berth.provision.cloud.MicroVersion;
import dev.berth.provision.cloud.VersionRange;

/** Which versions of Nova's API this adapter speaks. */
final class NovaVersion {
  /**
   * From the first that takes tags with a create, of August 2017, the release Pike, to the newest
   * that this adapter was written for: a newer one might mean other things.
   */
  static final VersionRange OURS =
      new VersionRange(new MicroVersion(2, 52), new MicroVersion(2, 79));

  /** From this one the kind of a volume can be asked for. */
  static final MicroVersion VOLUME_TYPE = new MicroVersion(2, 67);

  private NovaVersion() {}
}
