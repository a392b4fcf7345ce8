package dev.berth.cli;

import dev.berth.config.DurationSetting;
import dev.berth.provision.FoundMachine;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.Provisioner;
import dev.berth.wiring.OperatorAdapters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code berth reap}: an end that holds even when Berth is dead. Knows the settings and the
 * provider's own list, and needs neither database nor GitHub.
 */
@Command(
    name = "reap",
    description = {
      "Deletes machines whose end at the provider is past, and the margin too.",
      "Reads only the settings and the providers' own lists: no database, no GitHub.",
      "Without --go it only says what it would do."
    },
    mixinStandardHelpOptions = true)
final class ReapCommand extends Subcommand {
  @Mixin private SettingsOption settings = new SettingsOption();

  @Parameters(paramLabel = "ADAPTER", description = "As in berth.yaml; none: all.")
  private List<String> named = List.of();

  @Option(
      names = "--after",
      paramLabel = "TIME",
      description = "Margin after the end that is written at the provider. Default: 24h.")
  private String after = "24h";

  @Option(names = "--go", description = "Delete.")
  private boolean go;

  @Override
  public Integer call() {
    var margin = margin();
    var adapters = OperatorAdapters.of(settings.folder(), clock());
    var failed = 0;
    for (var name : named.isEmpty() ? adapters.names() : named)
      failed += adapters.isKeptAtProvider(name) ? reap(name, adapters, margin) : skip(name);
    return failed == 0 ? 0 : 1;
  }

  private Duration margin() {
    try {
      return DurationSetting.parse(after);
    } catch (IllegalArgumentException e) {
      throw misused("--after: " + e.getMessage());
    }
  }

  private int skip(String adapter) {
    say(adapter, "-", "nothing", "its machines are only in Berth's database");
    return 0;
  }

  /** How many machines should be gone and are not. */
  private int reap(String adapter, OperatorAdapters adapters, Duration margin) {
    var provider = adapters.create(adapter);
    var found = provider.inventory();
    if (found.isEmpty()) {
      say(adapter, "-", "unknown", "does not tell its list: ./berth adapter check " + adapter);
      return 1;
    }
    var overdue = new ArrayList<MachineKey>();
    for (var f : found.get().stream().sorted(Comparator.comparing(ReapCommand::name)).toList())
      if (judged(adapter, f, adapters.owner(), margin)) overdue.add(f.key().orElseThrow());
    if (found.get().isEmpty()) say(adapter, "-", "nothing", "it has no machine");
    return go ? delete(adapter, provider, overdue) : 0;
  }

  private static String name(FoundMachine f) {
    return f.key().map(MachineKey::text).or(f::id).orElse("-");
  }

  /** Says what becomes of a machine; true when it is to be deleted. */
  private boolean judged(String adapter, FoundMachine f, String owner, Duration margin) {
    if (f.key().isEmpty()) {
      var whose = f.owner().filter(o -> !o.equals(owner));
      var of = whose.map(o -> "of the Berth " + o).orElse("not Berth's");
      say(adapter, name(f), "refused", of);
      return false;
    }
    if (f.end().isEmpty()) {
      say(adapter, name(f), "refused", "has no end that can be read");
      return false;
    }
    var due = f.end().get().plus(margin);
    if (clock().instant().isBefore(due)) {
      say(adapter, name(f), "stays", "until " + due);
      return false;
    }
    say(adapter, name(f), go ? "delete" : "would delete", "ended " + f.end().get());
    return true;
  }

  private int delete(String adapter, Provisioner provider, List<MachineKey> overdue) {
    var left = new ArrayList<MachineKey>();
    for (var key : overdue)
      if (!(provider.fulfil(new Order.Release(key)) instanceof Outcome.Gone)) left.add(key);
    var patience = new OrderPatience(clock());
    var failed = 0;
    for (var key : left) {
      var outcome = patience.settled(provider, new Order.Release(key));
      if (outcome instanceof Outcome.Gone) continue;
      failed++;
      say(adapter, key.text(), "not deleted", OrderPatience.words(outcome));
    }
    if (!overdue.isEmpty())
      out().println(adapter + ": " + (overdue.size() - failed) + " of " + overdue.size() + " gone");
    return failed;
  }

  private void say(String adapter, String machine, String verdict, String why) {
    out().printf("%-12s  %s  %s, %s%n", verdict, adapter, machine, why);
  }
}
