package dev.berth.provision.cloud;

import java.util.Optional;

/** Which microversions of an API somebody speaks, from the oldest to the newest. */
public record VersionRange(MicroVersion oldest, MicroVersion newest) {
  /** What a service says of itself; empty: that cannot be read. */
  public static Optional<VersionRange> told(Optional<String> oldest, Optional<String> newest) {
    var from = oldest.flatMap(MicroVersion::parse);
    var to = newest.flatMap(MicroVersion::parse);
    return from.isEmpty() || to.isEmpty()
        ? Optional.empty()
        : Optional.of(new VersionRange(from.get(), to.get()));
  }

  /** The newest that both speak. */
  public Optional<MicroVersion> shared(VersionRange other) {
    var best = newest.isBefore(other.newest) ? newest : other.newest;
    return best.isBefore(oldest) || best.isBefore(other.oldest)
        ? Optional.empty()
        : Optional.of(best);
  }

  /** Why there is none, in words for operators. */
  public String differsFrom(VersionRange theirs, String service) {
    return "This %s speaks the versions %s to %s of its API; Berth needs one of %s to %s."
        .formatted(service, theirs.oldest, theirs.newest, oldest, newest);
  }
}
