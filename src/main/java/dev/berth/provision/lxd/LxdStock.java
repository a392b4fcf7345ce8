package dev.berth.provision.lxd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.provision.lxd.LxdSettings.LxdPlan;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** How many more machines of each plan the limits of the project allow. */
final class LxdStock {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,15})\\s?([kKMGTP]?)(i?)[bB]?");
  private static final String UNITS = "KMGTP";
  private final LxdSettings settings;
  private final LxdApi api;

  LxdStock(LxdSettings settings, LxdApi api) {
    this.settings = settings;
    this.api = api;
  }

  /** Empty without limits, or when the server does not say. */
  Optional<Map<String, Integer>> free() {
    if (!(api.get("/1.0/projects/" + settings.projectName() + "/state")
        instanceof LxdReply.Good(var state, _, _))) return Optional.empty();
    var free = new HashMap<String, Integer>();
    settings
        .plans()
        .forEach(
            (name, plan) ->
                free(state.path("resources"), plan)
                    .ifPresent(n -> free.put(name, Math.clamp(n, 0, 100_000))));
    return free.size() == settings.plans().size() ? Optional.of(free) : Optional.empty();
  }

  private static OptionalLong free(JsonNode resources, LxdPlan plan) {
    var all = new HashMap<String, Long>();
    all.put("instances", 1L);
    all.put(plan.apiType() + "s", 1L);
    plan.cpu().filter(c -> c.matches("\\d{1,6}")).ifPresent(c -> all.put("cpu", Long.valueOf(c)));
    plan.memory().map(LxdStock::bytes).filter(b -> b > 0).ifPresent(b -> all.put("memory", b));
    plan.disk().map(LxdStock::bytes).filter(b -> b > 0).ifPresent(b -> all.put("disk", b));
    return all.entrySet().stream()
        .filter(e -> resources.path(e.getKey()).path("Limit").asLong(-1) >= 0)
        .mapToLong(e -> left(resources.path(e.getKey())) / e.getValue())
        .min();
  }

  private static long left(JsonNode resource) {
    return resource.path("Limit").asLong() - resource.path("Usage").asLong();
  }

  /** Of {@code 8GiB}, {@code 500MB} or a plain number; 0 for anything else. */
  static long bytes(String size) {
    var m = SIZE.matcher(size.strip());
    if (!m.matches()) return 0;
    var power = UNITS.indexOf(m.group(2).toUpperCase(Locale.ROOT)) + (m.group(2).isEmpty() ? 0 : 1);
    var factor = m.group(3).isEmpty() ? 1000L : 1024L;
    var value = Long.parseLong(m.group(1));
    for (var i = 0; i < power; i++) value = Math.multiplyExact(value, factor);
    return value;
  }
}
