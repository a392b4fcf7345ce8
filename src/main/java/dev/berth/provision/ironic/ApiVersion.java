package dev.berth.provision.ironic;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** A microversion of Ironic's API, as {@code 1.82}. */
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
  /** The first that can change what an allocation says; of May 2020, the release Ussuri. */
  static final ApiVersion OLDEST = new ApiVersion(1, 57);

  /** The newest that this adapter was written for; a newer one might mean other things. */
  static final ApiVersion NEWEST = new ApiVersion(1, 82);

  /** From this one a node's failures are remembered. */
  static final ApiVersion HISTORY = new ApiVersion(1, 78);

  private static final Pattern TEXT = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

  static Optional<ApiVersion> parse(String text) {
    var m = TEXT.matcher(text);
    return m.matches()
        ? Optional.of(new ApiVersion(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2))))
        : Optional.empty();
  }

  boolean isBefore(ApiVersion other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(ApiVersion other) {
    return Comparator.comparingInt(ApiVersion::major)
        .thenComparingInt(ApiVersion::minor)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
