package dev.berth.policy.rules;

import dev.berth.catalogue.Arch;
import dev.berth.catalogue.Catalogue;
import dev.berth.catalogue.Money;
import dev.berth.catalogue.Plan;
import dev.berth.catalogue.Price;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.forge.SshKey;
import dev.berth.policy.Account;
import dev.berth.policy.Code;
import dev.berth.policy.Facts;
import dev.berth.policy.Maintainership;
import dev.berth.reading.Kind;
import dev.berth.reading.Line;
import dev.berth.reading.OpenSource;
import dev.berth.reading.Reading;
import dev.berth.reading.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A request by rio for kelp, and what can be different about it. */
final class Case {
  static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
  static final Person RIO = Person.human(7, "rio");
  static final Person KIM = Person.human(8, "kim");
  static final String URL = "https://github.com/kelpworks/kelp";

  OpenSource openSource = OpenSource.YES;
  List<Line> lines = List.of(Line.of(2, "metal", Arch.X86_64));
  Optional<Duration> term = Optional.of(Duration.ofDays(90));
  Optional<Workload> workload = Optional.of(Workload.TESTING);
  Optional<String> reason = Optional.of("hardware counters");
  Known<Account> account = Known.is(new Account(RIO, Optional.of(NOW.minus(Duration.ofDays(900)))));
  Known<List<SshKey>> keys = Known.is(List.of(new SshKey(1, "ssh-ed25519 AAAA")));
  Map<String, Known<Code>> code = new LinkedHashMap<>();
  Map<String, Known<Account>> contacts = new LinkedHashMap<>();
  Known<Maintainership> maintainer = Known.is(new Maintainership(true, "MAINTAINERS.md"));
  Map<String, Integer> held = Map.of();
  int open;

  Case() {
    code.put(URL, Known.is(kelp("Apache-2.0")));
    contacts.put("kim", Known.is(new Account(KIM, Optional.empty())));
  }

  static Code kelp(String licence) {
    return new Code(
        "kelpworks/kelp",
        Optional.of(licence).filter(l -> !l.isEmpty()),
        false,
        NOW.minus(Duration.ofDays(2)));
  }

  static <T> Known<T> unknown() {
    return new Known.Unknown<>("no answer", NOW.plusSeconds(60));
  }

  static <T> Known<T> absent() {
    return new Known.Absent<>("404");
  }

  Case asks(int count, String plan) {
    lines = List.of(Line.of(count, plan, Arch.X86_64));
    return this;
  }

  Facts facts() {
    var reading =
        new Reading(
            "free",
            Kind.NEW,
            Optional.of("kelp"),
            true,
            List.of(URL),
            openSource,
            lines,
            true,
            List.of("debian_12"),
            term,
            workload,
            List.of("kim"),
            reason,
            List.of(),
            Set.of());
    return new Facts(
        NOW,
        reading,
        catalogue(),
        RIO,
        account,
        keys,
        code,
        contacts,
        maintainer,
        held,
        open,
        Map.of("metal", 20, "cloud", 4));
  }

  /**
   * Metal at 972 dollars a month, cloud at 72, one in euro, one that is gone, one without price.
   */
  static Catalogue catalogue() {
    return new Catalogue(
        List.of(
            plan("metal", "bare-metal", "1.35", "USD", true),
            plan("cloud", "vm", "0.1", "USD", true),
            plan("euro", "vm", "1", "EUR", true),
            plan("gone", "bare-metal", "1", "USD", false),
            plan("free", "vm", "", "USD", true)));
  }

  private static Plan plan(String name, String kind, String hour, String money, boolean offered) {
    var price =
        Optional.of(hour)
            .filter(h -> !h.isEmpty())
            .map(h -> new Price(Money.of(h, money), Optional.empty(), "list", "a test", true));
    return new Plan(
        name,
        Set.of(),
        kind,
        Arch.X86_64,
        8,
        32,
        "",
        "",
        Optional.empty(),
        Set.of(),
        price,
        "",
        offered,
        offered ? List.of() : List.of("metal"));
  }
}
