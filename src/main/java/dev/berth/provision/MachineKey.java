package dev.berth.provision;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of one wanted machine for ever: a provider never holds two under one key.
 *
 * @param request number of the request in Berth's own store, which no rename changes
 * @param line the machine line of the reading, from 1
 * @param ordinal the machine within its line, from 1
 * @param generation raised when a machine that failed for good is made anew, after the old one is
 *     confirmed gone
 * @param life comes of a secret of the request and of the time of the order: a database that was
 *     restored counts requests and generations once more, and must give no key out twice; empty in
 *     keys of an earlier Berth
 */
public record MachineKey(
    long request, int line, int ordinal, int generation, Optional<String> life) {
  private static final Pattern TEXT =
      Pattern.compile("berth-(\\d{1,18})-(\\d{1,6})-(\\d{1,6})-(\\d{1,6})(?:-([0-9a-z]{1,20}))?");

  /** The key that a provider kept, if it is one. */
  public static Optional<MachineKey> parse(String text) {
    var m = TEXT.matcher(text);
    return m.matches()
        ? Optional.of(
            new MachineKey(
                Long.parseLong(m.group(1)),
                Integer.parseInt(m.group(2)),
                Integer.parseInt(m.group(3)),
                Integer.parseInt(m.group(4)),
                Optional.ofNullable(m.group(5))))
        : Optional.empty();
  }

  /** Of the machine that is made in its place. */
  public MachineKey next(String otherLife) {
    return new MachineKey(request, line, ordinal, generation + 1, Optional.of(otherLife));
  }

  /** A name that every provider takes: lower case letters, digits and hyphens. */
  public String text() {
    var counted = "berth-" + request + "-" + line + "-" + ordinal + "-" + generation;
    return life.map(l -> counted + "-" + l).orElse(counted);
  }

  @Override
  public String toString() {
    return text();
  }
}
