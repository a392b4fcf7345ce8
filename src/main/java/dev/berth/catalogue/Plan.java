package dev.berth.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A machine type.
 *
 * @param name as the program calls it: {@code c3.medium.x86}
 * @param aliases other names people use for it
 * @param kind {@code bare-metal}, {@code vm}, {@code runner} ... as the catalogue has it
 * @param cores physical cores (virtual ones where {@code kind} is virtual)
 * @param memoryGib main memory
 * @param features what matters beyond size: {@code local-nvme}, {@code nested-virtualisation} ...
 * @param note shown to people; empty where there is nothing to say
 * @param offered false for a plan that is only known so that old requests can be read
 * @param instead plans that replace it, best first
 */
public record Plan(
    String name,
    Set<String> aliases,
    String kind,
    Arch arch,
    int cores,
    int memoryGib,
    String storage,
    String network,
    Optional<String> gpu,
    Set<String> features,
    Optional<Price> price,
    String note,
    boolean offered,
    List<String> instead) {
  public Plan {
    aliases = Set.copyOf(aliases);
    features = Set.copyOf(features);
    instead = List.copyOf(instead);
  }

  public boolean isBareMetal() {
    return kind.equals("bare-metal");
  }
}
