package dev.berth.provision.cloud;

import dev.berth.provision.FoundMachine;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is written on a machine at its provider, so that its people and {@code ./berth reap} know
 * without Berth whose it is and until when. As labels it has names and texts that every provider
 * takes; what is longer is cut.
 *
 * @param owner which Berth made it
 * @param requestUrl address of the issue
 * @param end nobody was promised the machine after that
 * @param leaseEnd when its people lose it
 */
public record MachineRecord(
    MachineKey key,
    String owner,
    Optional<String> requestUrl,
    String project,
    String name,
    String plan,
    Optional<String> system,
    Optional<Instant> end,
    Optional<Instant> leaseEnd) {
  public static final String KEY = "berth-key";
  public static final String OWNER = "berth-owner";
  public static final String REQUEST = "berth-request";
  public static final String PROJECT = "berth-project";
  public static final String NAME = "berth-name";
  public static final String PLAN = "berth-plan";
  public static final String SYSTEM = "berth-system";
  public static final String END = "berth-end";
  public static final String LEASE_END = "berth-lease-end";

  /** OpenStack takes no longer value. */
  private static final int VALUE_MAX = 255;

  public static MachineRecord of(Order.Allocate order, String owner) {
    return new MachineRecord(
        order.key(),
        owner,
        order.requestUrl(),
        order.project(),
        order.name(),
        order.plan(),
        order.system(),
        order.end(),
        order.leaseEnd());
  }

  /** The record in a machine's labels; empty where there is none that a Berth could have made. */
  public static Optional<MachineRecord> read(Map<String, String> labels) {
    var owner = labels.getOrDefault(OWNER, "");
    if (owner.isEmpty()) return Optional.empty();
    return MachineKey.parse(labels.getOrDefault(KEY, ""))
        .map(
            key ->
                new MachineRecord(
                    key,
                    owner,
                    text(labels, REQUEST),
                    labels.getOrDefault(PROJECT, ""),
                    labels.getOrDefault(NAME, ""),
                    labels.getOrDefault(PLAN, ""),
                    text(labels, SYSTEM),
                    instant(labels, END),
                    instant(labels, LEASE_END)));
  }

  /**
   * A machine in a provider's list.
   *
   * @param record empty: it is not ours
   * @param plan ours, or what the provider calls its size
   */
  public static FoundMachine listed(
      Optional<MachineRecord> record,
      String plan,
      Instant since,
      Optional<String> id,
      Optional<String> trouble) {
    return new FoundMachine(
        record.map(MachineRecord::key),
        plan,
        since,
        Optional.empty(),
        record.flatMap(MachineRecord::end),
        record.map(MachineRecord::owner),
        id,
        trouble);
  }

  /** Another end: never sooner than the one that is written. */
  public MachineRecord keptUntil(Instant until, Optional<Instant> lease) {
    var later =
        end.filter(until.truncatedTo(ChronoUnit.SECONDS)::isBefore).or(() -> Optional.of(until));
    return new MachineRecord(
        key, owner, requestUrl, project, name, plan, system, later, lease.or(() -> leaseEnd));
  }

  public Map<String, String> labels() {
    var all = new LinkedHashMap<String, String>();
    all.put(KEY, key.text());
    all.put(OWNER, owner);
    requestUrl.ifPresent(url -> all.put(REQUEST, cut(url)));
    all.put(PROJECT, cut(project));
    all.put(NAME, cut(name));
    all.put(PLAN, cut(plan));
    system.ifPresent(s -> all.put(SYSTEM, cut(s)));
    end.ifPresent(e -> all.put(END, second(e)));
    leaseEnd.ifPresent(e -> all.put(LEASE_END, second(e)));
    return all;
  }

  /** Up: a machine must not end before the instant that was given. */
  private static String second(Instant instant) {
    var whole = instant.truncatedTo(ChronoUnit.SECONDS);
    return (whole.equals(instant) ? whole : whole.plusSeconds(1)).toString();
  }

  /** One line of at most {@link #VALUE_MAX} characters, none of them cut in two. */
  private static String cut(String value) {
    var line = value.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    if (line.length() <= VALUE_MAX) return line;
    var most = Character.isHighSurrogate(line.charAt(VALUE_MAX - 1)) ? VALUE_MAX - 1 : VALUE_MAX;
    return line.substring(0, most);
  }

  private static Optional<String> text(Map<String, String> labels, String name) {
    return Optional.ofNullable(labels.get(name)).filter(t -> !t.isEmpty());
  }

  /** An end that nobody can read is none: such a machine is not ended by it. */
  private static Optional<Instant> instant(Map<String, String> labels, String name) {
    return text(labels, name).flatMap(ProviderJson::instant);
  }
}
