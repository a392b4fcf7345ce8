package dev.berth.cli;

import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.Provisioner;
import dev.berth.wiring.OperatorAdapters;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code berth adapter try}: one machine is made, logged in to where that can be, and deleted. */
@Command(
    name = "try",
    description = {
      "Makes one machine, waits for it, logs in where it can, deletes it; each step with its time.",
      "It costs what such a machine costs. Cut off in the middle, ./berth reap takes it away."
    },
    mixinStandardHelpOptions = true)
final class AdapterTry extends AdapterCommand.OnOne {
  /** The end that is written at the provider, for a try that is cut off. */
  private static final Duration END = Duration.ofHours(1);

  @Parameters(index = "1", paramLabel = "PLAN", description = "As the catalogue calls it.")
  private String plan = "";

  @Parameters(index = "2", arity = "0..1", paramLabel = "SYSTEM", description = "As in systems:.")
  private Optional<String> system = Optional.empty();

  @Option(names = "--keep", description = "Leave the machine there.")
  private boolean keep;

  private Instant begun = Instant.EPOCH;

  @Override
  int look(Provisioner provider) {
    begun = clock().instant();
    try (var login = TrialLogin.create(clock())) {
      return tried(provider, login);
    } catch (IOException e) {
      err().println("no key can be made to log in with: " + e.getMessage());
      return 1;
    }
  }

  private int tried(Provisioner provider, TrialLogin login) {
    var key = OperatorAdapters.trialKey();
    step("make", key + system.map(s -> " with " + s).orElse(""));
    var order = order(key, login.publicKey());
    var patience = new OrderPatience(clock());
    var outcome = patience.settled(provider, order);
    step(outcome instanceof Outcome.Ready ? "ready" : "FAILED", OrderPatience.words(outcome));
    var good = outcome instanceof Outcome.Ready;
    if (outcome instanceof Outcome.Ready(var access)) {
      var said = login.into(access);
      step(said.good() ? "login" : "NO LOGIN", said.words());
      good = said.good();
    }
    if (keep && outcome instanceof Outcome.Ready) {
      step("kept", key + " stays; ./berth reap deletes it an hour from now at the earliest");
      return good ? 0 : 1;
    }
    return deleted(provider, key, patience) && good ? 0 : 1;
  }

  private boolean deleted(Provisioner provider, MachineKey key, OrderPatience patience) {
    var outcome = patience.settled(provider, new Order.Release(key));
    var gone = outcome instanceof Outcome.Gone;
    step(gone ? "deleted" : "NOT DELETED", gone ? key.text() : OrderPatience.words(outcome));
    return gone;
  }

  private Order.Allocate order(MachineKey key, String publicKey) {
    var end = clock().instant().plus(END).truncatedTo(ChronoUnit.SECONDS);
    return new Order.Allocate(
        key,
        "try",
        plan,
        system,
        "try-1",
        "berth adapter try",
        Optional.empty(),
        List.of(publicKey),
        Optional.of(end),
        Optional.of(end));
  }

  private void step(String what, String words) {
    var seconds = Duration.between(begun, clock().instant()).toMillis() / 1e3;
    out().println(String.format(Locale.ROOT, "%7.1f s  %-11s  %s", seconds, what, words));
    out().flush();
  }
}
