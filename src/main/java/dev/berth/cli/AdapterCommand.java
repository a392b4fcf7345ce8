package dev.berth.cli;

import dev.berth.provision.FoundMachine;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Provisioner;
import dev.berth.store.ParkedPlans;
import dev.berth.store.sql.SqlStore;
import dev.berth.wiring.OperatorAdapters;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code berth adapter}: does it work with my cloud? */
@Command(
    name = "adapter",
    description = "Look at the adapters of berth.yaml and their providers, and try them.",
    mixinStandardHelpOptions = true,
    subcommands = {
      AdapterCommand.Lister.class,
      AdapterCommand.Check.class,
      AdapterCommand.Stock.class,
      AdapterCommand.Inventory.class,
      AdapterTry.class,
      AdapterCommand.Back.class
    })
final class AdapterCommand {
  private AdapterCommand() {}

  /** A command on the adapters of a settings folder. */
  abstract static class OnAdapters extends DatabaseCommand {
    @Mixin private SettingsOption settings = new SettingsOption();

    final OperatorAdapters adapters() {
      return OperatorAdapters.of(settings.folder(), clock());
    }

    /** What keeps its machines in our database is looked at there. */
    final int onAdapter(String name, ToIntFunction<Provisioner> work) {
      var all = adapters();
      return all.isKeptAtProvider(name)
          ? work.applyAsInt(all.create(name))
          : onDatabase((SqlStore store) -> work.applyAsInt(all.create(name, store::adapterState)));
    }
  }

  /** A command on one adapter. */
  abstract static class OnOne extends OnAdapters {
    @Parameters(index = "0", paramLabel = "NAME", description = "As in berth.yaml.")
    private String name = "";

    final String name() {
      return name;
    }

    @Override
    public Integer call() {
      return onAdapter(name, this::look);
    }

    abstract int look(Provisioner provider);

    final int silent() {
      err().println(name + " does not tell: ./berth adapter check " + name);
      return 1;
    }
  }

  /** {@code berth adapter list}. */
  @Command(name = "list", description = "Show them.", mixinStandardHelpOptions = true)
  static final class Lister extends OnAdapters {
    @Override
    public Integer call() {
      var all = adapters();
      for (var name : all.names()) {
        var pools = all.pools(name);
        var used = pools.isEmpty() ? "no pool uses it" : "pools: " + String.join(", ", pools);
        out().println(name + "  " + all.kind(name) + "  " + used);
      }
      return 0;
    }
  }

  /** {@code berth adapter check}. */
  @Command(
      name = "check",
      description = "Look whether credentials, versions, every plan and every system fit.",
      mixinStandardHelpOptions = true)
  static final class Check extends OnOne {
    @Override
    int look(Provisioner provider) {
      var all = provider.check();
      for (var c : all)
        out().println((c.good() ? "ok    " : "BAD   ") + c.what() + ": " + c.words());
      var bad = all.stream().filter(c -> !c.good()).count();
      if (all.isEmpty()) out().println("an adapter of this kind has nothing outside to look at");
      else out().println(bad == 0 ? "all is well" : bad + " of " + all.size() + " are not well");
      return bad == 0 ? 0 : 1;
    }
  }

  /** {@code berth adapter stock}. */
  @Command(
      name = "stock",
      description = "Show what is free, where the provider can tell.",
      mixinStandardHelpOptions = true)
  static final class Stock extends OnOne {
    @Override
    int look(Provisioner provider) {
      var stock = provider.stock();
      if (stock.isEmpty()) {
        out().println(name() + " does not count: the stock of program.yaml is what holds");
        return 0;
      }
      new TreeMap<>(stock.get()).forEach((plan, free) -> out().println(plan + "  " + free));
      return 0;
    }
  }

  /** {@code berth adapter inventory}. */
  @Command(
      name = "inventory",
      description = "Show the provider's own list.",
      mixinStandardHelpOptions = true)
  static final class Inventory extends OnOne {
    @Override
    int look(Provisioner provider) {
      var found = provider.inventory();
      if (found.isEmpty()) return silent();
      for (var f : found.get()) out().println(line(f));
      out().println(found.get().size() + " machines");
      return 0;
    }

    private static String line(FoundMachine f) {
      return String.join(
          "  ",
          f.key().map(MachineKey::text).orElse("not ours"),
          f.plan().isEmpty() ? "-" : f.plan(),
          "since " + f.since(),
          f.end().map(e -> "ends " + e).orElse("no end"),
          f.id().orElse("-"),
          f.trouble().map(t -> "TROUBLE " + t).orElse(""));
    }
  }

  /** {@code berth adapter back}. */
  @Command(
      name = "back",
      description = "Take a plan into use again that failed too often and is parked.",
      mixinStandardHelpOptions = true)
  static final class Back extends DatabaseCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "As in berth.yaml.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "PLAN", description = "As the catalogue calls it.")
    private String plan = "";

    @Override
    public Integer call() {
      return onDatabase(this::back);
    }

    private int back(SqlStore store) {
      if (ParkedPlans.back(store, name, plan, store.now())) {
        out().println(plan + " of " + name + " is lent again");
        return 0;
      }
      err().println("nothing of that name is parked");
      for (var p : ParkedPlans.of(store.reads()))
        err().println(p.adapter() + "  " + p.plan() + "  " + p.count() + " failures: " + p.cause());
      return 1;
    }
  }
}
