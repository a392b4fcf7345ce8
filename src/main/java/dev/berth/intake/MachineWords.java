package dev.berth.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words around machines: things that are machines, units, doubt, and what changes the mood. */
final class MachineWords {
  static final Set<String> MACHINES =
      set(
          """
          machine machines server servers node nodes box boxes host hosts
          instance instances device devices vm vms runner runners baremetal
          bare-metal baremetals blade blades computer computers hardware
          """);

  /** Roles of machines: they split a total, and make none of their own. */
  static final Set<String> ROLES =
      set(
          """
          worker workers master masters control controller controllers plane
          builder builders etcd load
          """);

  static final Set<String> PIECES =
      set(
          """
          pieces piece pcs units unit times
          """);

  static final Set<String> AMOUNTS =
      set(
          """
          amount quantity count number qty how many total anzahl
          """);

  static final Set<String> UNITS =
      set(
          """
          core cores cpu cpus vcpu vcpus thread threads gb gib tb tib mb g t
          gbps gbit gbit/s ghz disk disks ssd ssds nvme nic nics port ports
          network ip ips gpu gpus minute minutes min mins hour hours h day
          days week weeks month months year years pod pods user users tenant
          tenants job jobs percent cluster clusters releases distribution
          distributions system systems person people project projects time
          architecture architectures region regions site sites container
          containers volume volumes card cards repository repositories
          maintainer maintainers socket sockets version versions usd watts
          """);

  /** Between a count and its machine none of these stands. */
  static final Set<String> STOPS =
      set(
          """
          for with on in to and or as at by from is are was we i which that
          who per but if because while where so than will would should can one
          ? not no via into vs
          """);

  static final Set<String> MANY =
      set(
          """
          few several some multiple various many couple couples handful dozens
          hundreds bunch numerous
          """);

  static final List<List<String>> ABOUT =
      phrases(
          """
          up to, about, around, approximately, approx, roughly, at least,
          at most, max, maximum, maximum of, minimum, minimum of, min, maybe,
          perhaps, circa, ca, probably, possibly, over, more than, less than,
          fewer than, no more than, not more than, upto, a maximum of,
          a minimum of, nearly, almost, say, or so, or more, or less, likely
          """);

  static final List<List<String>> UNSURE =
      phrases(
          """
          example, sample, the example,
          something like, for example, for instance, e.g, eg, such as,
          similar to, comparable to, ideally, preferably, probably, perhaps,
          maybe, possibly, not sure, unsure, might, either, depending,
          whatever, any of, suggest, i think, we think, i guess, if possible,
          equivalent to, or similar, or equivalent, or better, or comparable,
          or larger, or bigger, or something, or any, or whatever, or other,
          or the like, or so, or more, tbd, to be decided, to be discussed,
          and/or, would be nice
          """);

  /** What follows is there already, or was. */
  static final List<List<String>> USED =
      phrases(
          """
          got, received, had, has, used, uses, was given, were given,
          we have, we've got, we've, i have, i've, have already, already have,
          already has, already use, already using, already, we use, we run,
          i run, we rent, we own, i own, i use, we are using, we're using,
          currently, in use, existing, other than, except, in addition to,
          on top of, instead of, rather than, replace, replaces, replacing,
          replaced, where, used to, we had, our current, our old, our present,
          our two, previous, previously, last year, earlier, so far, until now,
          give back, gave back, giving back, hand back, taken back, release,
          since, apart from, besides, beside, next to, told, said, recommended,
          somebody, someone, runs on, running on, run on, lives on, today,
          at the moment we, right now we, compared to, compared with,
          as opposed to, broken, sponsor, sponsored, formerly, old,
          migrate from, move from, moving from, migrating from, along with our,
          in place of, the same as
          """);

  /** Of these the ones that end at the next comma. */
  static final List<List<String>> BESIDE =
      phrases(
          """
          in addition to, on top of, apart from, besides, beside, next to,
          other than, except, instead of, rather than, compared to,
          compared with, since, as opposed to, in place of
          """);

  static final List<List<String>> WANT =
      phrases(
          """
          need, needs, needed, would like, we'd like, i'd like, like to, want,
          wants, wanted, request, requesting, requested, require, requires,
          required, please, asking for, ask for, looking for, lend, get,
          give us, apply for, applying for, in need of, hope for, could we,
          may we, can we, expect, plan to use, planning to use, will use,
          intend to use, propose, would be, will do, is enough, are enough,
          suffice, will suffice, have to, must have, additional, extra,
          another, further, new, one more, two more, three more, appreciate,
          grateful for, start with, begin with, going to use, would use
          """);

  static final List<List<String>> NOT =
      phrases(
          """
          no, not, don't, do not, doesn't, without, never, none, neither, nor,
          no longer, do not need, don't need, not need, not enough, cannot,
          can't, didn't, won't
          """);

  static final List<List<String>> LATER =
      phrases(
          """
          later, may grow, might grow, could grow, will grow, grow to,
          grow into, in the future, in future, eventually, afterwards,
          second step, second phase, next step, next phase, phase 2, phase two,
          maybe more, next year, scale to, scale up to, scaling to, expand to,
          extend to, someday, once that works
          """);

  static final List<List<String>> INSTEAD =
      phrases(
          """
          alternatively, otherwise, or else, if not available, if that is not,
          if they are not, if it is not, if unavailable, if none, fallback,
          as a fallback, failing that, if not possible, or perhaps, or maybe,
          if those are not, if there are no, if you have no, second choice,
          plan b, also fine, would also
          """);

  /** Close behind a plan these say that it is there already. */
  static final List<List<String>> USED_BEHIND =
      phrases(
          """
          already, in use, we have, we already, i have, are already,
          is already, already exist, serve, serves, are running, is running,
          we use, we are using, we currently, were, was, that we had,
          which we have, currently in use, currently run, are ours, we got,
          we run, you gave, you lent, lent by, is down, are down,
          have to be replaced, is broken, are broken, stopped working
          """);

  /** Said anywhere in the answer these leave all of it open. */
  static final List<List<String>> OPEN =
      phrases(
          """
          whatever, anything, not sure, unsure, flexible, up to you, depends, depending, your
          choice,
          you choose, you decide, or more, or fewer, or less, would also do, would do as well,
          if that is too much, fewer would, less would, open to suggestions, don't know, no idea,
          please advise, recommend, suggestions, not yet, to be decided, tbd, roughly
          """);

  static final Map<String, Integer> PAIRS = Map.of("pair", 2, "duo", 2, "trio", 3);

  private MachineWords() {}

  private static Set<String> set(String words) {
    return Set.of(words.strip().split("\\s+"));
  }

  private static List<List<String>> phrases(String list) {
    return Arrays.stream(list.strip().split("\\s*,\\s*"))
        .map(p -> List.of(p.split("\\s+")))
        .toList();
  }
}
