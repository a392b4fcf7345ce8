package dev.berth.provision.openstack;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** A microversion of Nova's API, as {@code 2.79}. */
record NovaVersion(int major, int minor) implements Comparable<NovaVersion> {
  /** The first that takes tags with a create; of August 2017, the release Pike. */
  static final NovaVersion OLDEST = new NovaVersion(2, 52);

  /** The newest that this adapter was written for; a newer one might mean other things. */
  static final NovaVersion NEWEST = new NovaVersion(2, 79);

  /** From this one the kind of a volume can be asked for. */
  static final NovaVersion VOLUME_TYPE = new NovaVersion(2, 67);

  private static final Pattern TEXT = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

  static Optional<NovaVersion> parse(String text) {
    var m = TEXT.matcher(text);
    return m.matches()
        ? Optional.of(new NovaVersion(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2))))
        : Optional.empty();
  }

  boolean isBefore(NovaVersion other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(NovaVersion other) {
    return Comparator.comparingInt(NovaVersion::major)
        .thenComparingInt(NovaVersion::minor)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
