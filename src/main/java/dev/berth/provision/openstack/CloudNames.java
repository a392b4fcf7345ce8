package dev.berth.provision.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.provision.cloud.CloudService;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

  private final CloudCalls.Shared shared;
  private final CloudService images;
  private final CloudService networks;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private volatile Sizes sizes = new Sizes(List.of(), Instant.MIN);

  private record Known(String id, Instant until) {}

  private record Sizes(List<CloudFlavor> all, Instant until) {}

  private interface Search {
    String id() throws CloudFailure;
  }

  CloudNames(CloudCalls.Shared shared) {
    this.shared = shared;
    this.images = shared.settings().service("image", "v2");
    this.networks = shared.settings().service("network", "v2.0");
  }

  List<CloudFlavor> flavors(CloudCalls calls) throws CloudFailure {
    var now = shared.clock().instant();
    var before = sizes;
    if (now.isBefore(before.until())) return before.all();
    var all = new ArrayList<CloudFlavor>();
    for (var flavor : calls.nova("/flavors/detail?limit=" + FLAVORS_MAX).path("flavors"))
      all.add(CloudFlavor.of(flavor));
    sizes = new Sizes(List.copyOf(all), now.plus(REMEMBERED));
    return all;
  }

  String flavor(CloudCalls calls, String name) throws CloudFailure {
    return flavors(calls).stream()
        .filter(f -> f.isCalled(name))
        .findFirst()
        .orElseThrow(() -> missing("flavour", name))
        .id();
  }

  /** Of several images with one name the newest counts. */
  String image(CloudCalls calls, String name) throws CloudFailure {
    return remembered(
        "image " + name,
        () -> {
          var query = "/images?status=active&sort=created_at:desc&";
          var found = calls.get(images, query + "name=" + encoded(name)).path("images");
          if (found.isEmpty())
            found = calls.get(images, query + "id=" + encoded(name)).path("images");
          if (found.isEmpty()) throw missing("image", name);
          return found.get(0).path("id").asText();
        });
  }

  String network(CloudCalls calls, String name) throws CloudFailure {
    return remembered("network " + name, () -> one(calls, "network", "network", name));
  }

  String securityGroup(CloudCalls calls, String name) throws CloudFailure {
    return remembered(
        "security group " + name, () -> one(calls, "security-group", "security group", name));
  }

  /** The next order asks anew: something that was remembered is not there any more. */
  void forget() {
    known.clear();
    sizes = new Sizes(List.of(), Instant.MIN);
  }

  private String one(CloudCalls calls, String kind, String words, String name) throws CloudFailure {
    var list = kind.replace('-', '_') + "s";
    JsonNode found = calls.get(networks, "/" + kind + "s?name=" + encoded(name)).path(list);
    if (found.isEmpty())
      found = calls.get(networks, "/" + kind + "s?id=" + encoded(name)).path(list);
    if (found.isEmpty()) throw missing(words, name);
    if (found.size() > 1)
      throw CloudFailure.settings(
          "There is more than one " + words + " " + name + ": write its id");
    return found.get(0).path("id").asText();
  }

  private String remembered(String what, Search search) throws CloudFailure {
    var now = shared.clock().instant();
    var before = known.get(what);
    if (before != null && now.isBefore(before.until())) return before.id();
    var id = search.id();
    known.put(what, new Known(id, now.plus(REMEMBERED)));
    return id;
  }

  private static CloudFailure missing(String what, String name) {
    return CloudFailure.settings("The provider has no " + what + " " + name + " for us");
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
