package dev.berth.provision.openstack;

import dev.berth.provision.cloud.CloudService;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which flavour, image or network a name of the settings means now. Remembered for a while: not for
 * ever, since an image's name moves on to its next build.
 */
final class CloudNames {
  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  /** A project sees some dozens. */
  private static final int FLAVORS_MAX = 1000;

  private final CloudCalls calls;
  private final InstantSource clock;
  private final Kind images;
  private final Kind networks;
  private final Kind securityGroups;
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private volatile Sizes sizes = new Sizes(List.of(), Instant.MIN);

  private record Known(String id, Instant until) {}

  private record Sizes(List<CloudFlavor> all, Instant until) {}

  /**
   * Where things of a kind are listed.
   *
   * @param query in front of name or id; with an order the first of several counts
   */
  private record Kind(String words, CloudService service, String path, String query) {
    boolean isSorted() {
      return query.contains("sort=");
    }
  }

  CloudNames(OpenStackSettings settings, CloudCalls calls, InstantSource clock) {
    this.calls = calls;
    this.clock = clock;
    var network = settings.service("network", "v2.0");
    images =
        new Kind(
            "image",
            settings.service("image", "v2"),
            "images",
            "status=active&sort=created_at:desc&");
    networks = new Kind("network", network, "networks", "");
    securityGroups = new Kind("security group", network, "security-groups", "");
  }

  List<CloudFlavor> flavors() throws CloudFailure {
    var now = clock.instant();
    var before = sizes;
    if (now.isBefore(before.until())) return before.all();
    var told = calls.nova("/flavors/detail?limit=" + FLAVORS_MAX).path("flavors");
    var all = told.valueStream().map(CloudFlavor::of).toList();
    sizes = new Sizes(all, now.plus(REMEMBERED));
    return all;
  }

  CloudFlavor flavor(String name) throws CloudFailure {
    return flavors().stream()
        .filter(f -> f.isCalled(name))
        .findFirst()
        .orElseThrow(() -> missing("flavour", name));
  }

  /** Of several images with one name the newest counts. */
  String image(String name) throws CloudFailure {
    return remembered(images, name);
  }

  String network(String name) throws CloudFailure {
    return remembered(networks, name);
  }

  String securityGroup(String name) throws CloudFailure {
    return remembered(securityGroups, name);
  }

  /** The next order asks anew: something that was remembered is not there any more. */
  void forget() {
    known.clear();
    sizes = new Sizes(List.of(), Instant.MIN);
  }

  private String remembered(Kind kind, String name) throws CloudFailure {
    var what = kind.path() + "/" + name;
    var now = clock.instant();
    var before = known.get(what);
    if (before != null && now.isBefore(before.until())) return before.id();
    var id = lookedUp(kind, name);
    known.put(what, new Known(id, now.plus(REMEMBERED)));
    return id;
  }

  private String lookedUp(Kind kind, String name) throws CloudFailure {
    for (var by : List.of("name=", "id=")) {
      var query = kind.query() + by + URLEncoder.encode(name, StandardCharsets.UTF_8);
      var list = kind.path().replace('-', '_');
      var found = calls.get(kind.service(), "/" + kind.path() + "?" + query).path(list);
      if (found.size() > 1 && !kind.isSorted())
        throw CloudFailure.settings(
            "There is more than one %s %s: write its id.".formatted(kind.words(), name));
      if (!found.isEmpty()) return found.get(0).path("id").asText();
    }
    throw missing(kind.words(), name);
  }

  private static CloudFailure missing(String what, String name) {
    return CloudFailure.settings("The provider has no " + what + " " + name + " for us.");
  }
}
