package dev.berth.provision.cloud;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** A microversion of an OpenStack service's API, as {@code 2.79}. */
public record MicroVersion(int major, int minor) implements Comparable<MicroVersion> {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

  public static Optional<MicroVersion> parse(String text) {
    var m = TEXT.matcher(text);
    return m.matches()
        ? Optional.of(new MicroVersion(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2))))
        : Optional.empty();
  }

  public boolean isBefore(MicroVersion other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(MicroVersion other) {
    return Comparator.comparingInt(MicroVersion::major)
        .thenComparingInt(MicroVersion::minor)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
