package dev.berth.policy;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that the rules say about one reading: data, from which comment, page, log and {@code /why}
 * are made.
 *
 * @param revision of the program whose rules these are
 * @param findings in the order of the program's rules
 * @param approversNeeded how many different people must say yes; 1 at least
 */
public record Judgement(String revision, List<Finding> findings, int approversNeeded) {
  /** Not a rule of the file: no pool can ever serve it. It cannot be set aside. */
  public static final String POOLS = "pools";

  public Judgement {
    findings = List.copyOf(findings);
    if (approversNeeded < 1) throw new IllegalArgumentException("one approver at least");
  }

  /** Some rule refuses and no approver has set it aside. */
  public boolean refuses() {
    return findings.stream().anyMatch(Finding::refuses);
  }

  /** Something could not be found out: worth asking again. */
  public boolean isOpen() {
    return of(Result.UNKNOWN).findAny().isPresent();
  }

  public Stream<Finding> of(Result result) {
    return findings.stream().filter(f -> f.result() == result);
  }
}
