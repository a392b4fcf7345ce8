package dev.berth.provision.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import dev.berth.provision.cloud.HttpApi;
import dev.berth.provision.cloud.MachineRecord;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Writes the create that makes an order's server. */
final class ServerRequest {
  /** Nova takes no longer tag. */
  private static final int TAG_MAX = 60;

  private final OpenStackSettings settings;
  private final CloudCalls calls;
  private final CloudNames names;
  private final String owner;

  ServerRequest(OpenStackSettings settings, CloudCalls calls, CloudNames names, String owner) {
    this.settings = settings;
    this.calls = calls;
    this.names = names;
    this.owner = owner;
  }

  /** By this tag a server is found again; who reads it checks owner and key, as tags are short. */
  static String tag(MachineKey key) {
    return tag(key.text());
  }

  /** Nova takes neither commas nor slashes in a tag. */
  private static String tag(String text) {
    var plain = text.replaceAll("[,/\\p{Cntrl}]", "-");
    return plain.substring(0, Math.min(plain.length(), TAG_MAX));
  }

  JsonNode of(Order.Allocate order) throws CloudFailure {
    var unmapped = settings.unmapped(order);
    if (unmapped.isPresent()) throw CloudFailure.settings(unmapped.get());
    var request = HttpApi.JSON.createObjectNode();
    var server = request.putObject("server");
    server.put("name", order.name());
    server.put("flavorRef", flavor(order));
    disk(server, image(order));
    networks(server);
    for (var group : settings.securityGroups())
      server.withArray("security_groups").addObject().put("name", group);
    settings.availabilityZone().ifPresent(z -> server.put("availability_zone", z));
    settings.keyName().ifPresent(k -> server.put("key_name", k));
    settings.configDrive().ifPresent(c -> server.put("config_drive", c));
    var data = settings.cloudInit().of(order).getBytes(StandardCharsets.UTF_8);
    server.put("user_data", Base64.getEncoder().encodeToString(data));
    var metadata = server.putObject("metadata");
    MachineRecord.of(order, owner).labels().forEach(metadata::put);
    server.putArray("tags").add(tag(order.key())).add(tag("berth-owner=" + owner));
    return request;
  }

  private String flavor(Order.Allocate order) throws CloudFailure {
    try {
      return names.flavor(settings.plan(order)).id();
    } catch (CloudFailure e) {
      throw e.about("The plan " + order.plan() + " cannot be made");
    }
  }

  private String image(Order.Allocate order) throws CloudFailure {
    try {
      return names.image(settings.image(order));
    } catch (CloudFailure e) {
      var system = order.system().orElse("that is the default");
      throw e.about("The plan " + order.plan() + " with the system " + system + " cannot be made");
    }
  }

  private void disk(ObjectNode server, String image) throws CloudFailure {
    if (settings.volume().isEmpty()) {
      server.put("imageRef", image);
      return;
    }
    var volume = settings.volume().get();
    var disk = server.putArray("block_device_mapping_v2").addObject();
    disk.put("boot_index", 0).put("uuid", image).put("source_type", "image");
    disk.put("destination_type", "volume").put("volume_size", volume.gib());
    disk.put("delete_on_termination", true);
    if (volume.type().isEmpty()) return;
    if (calls.version().isBefore(NovaVersion.VOLUME_TYPE))
      throw CloudFailure.settings("This Nova cannot be told a volume's type.");
    disk.put("volume_type", volume.type().get());
  }

  private void networks(ObjectNode server) throws CloudFailure {
    var wanted = settings.networks().isEmpty() ? List.of("auto") : settings.networks();
    if (OpenStackSettings.isWord(wanted.getFirst())) {
      server.put("networks", wanted.getFirst());
      return;
    }
    for (var network : wanted)
      server.withArray("networks").addObject().put("uuid", names.network(network));
  }
}
