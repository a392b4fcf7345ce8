package dev.berth.provision.lxd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.cloud.AdapterContext;
import dev.berth.provision.cloud.HttpApi;
import dev.berth.provision.cloud.MachineRecord;
import dev.berth.provision.cloud.UserData;
import dev.berth.provision.lxd.LxdSettings.LxdPlan;
import java.time.Duration;
import java.util.LinkedHashMap;

/** Makes a machine: everything about it is on it from the first moment on. */
final class LxdCreation {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final int FINGERPRINT_MIN = 12;
  private final LxdSettings settings;
  private final LxdApi api;
  private final AdapterContext context;
  private final LxdWords words;
  private final UserData userData;

  LxdCreation(LxdSettings settings, LxdApi api, AdapterContext context) {
    this.settings = settings;
    this.api = api;
    this.context = context;
    this.words = new LxdWords(context);
    this.userData = settings.cloudInit();
  }

  Outcome create(Order.Allocate order) {
    var unmapped = settings.unmapped(order);
    if (unmapped.isPresent()) return context.refused(unmapped.get());
    var body = body(order, settings.plan(order), settings.image(order));
    if (settings.forward().isPresent()) {
      var forward = settings.forward().get();
      var port = new PortChoice(api).free(forward, order.key().text());
      if (port.isEmpty()) return context.full("The provider has no free port for the machine.");
      ((ObjectNode) body.get("devices")).setAll(PortChoice.devices(forward, port.get()));
    }
    var named = order.system().map(s -> "for " + s).orElse("set as the default");
    return begun(api.create(body), order.plan(), named);
  }

  private Outcome begun(LxdReply reply, String plan, String image) {
    return switch (reply) {
      case LxdReply.Silence _ -> context.noAnswer();
      case LxdReply.No no when no.error().contains("already exists") -> context.pending(LOOK);
      case LxdReply.No no when no.isBusy() -> context.pending(LOOK);
      case LxdReply.No(_, var error) -> words.create(error, plan, image);
      case LxdReply.Good begun ->
          switch (api.wait(begun)) {
            // Somebody else was faster with the same order.
            case LxdApi.Work.Broken(var error) when error.contains("already exists") ->
                context.pending(LOOK);
            case LxdApi.Work.Broken(var error) -> words.create(error, plan, image);
            // Made: it can be started now.
            case LxdApi.Work.Done _ -> context.pending(Duration.ZERO);
            case LxdApi.Work.GoesOn _ -> context.pending(LOOK);
          };
    };
  }

  private ObjectNode body(Order.Allocate order, LxdPlan plan, String image) {
    var body = HttpApi.JSON.createObjectNode();
    body.put("name", order.key().text()).put("type", plan.apiType());
    body.put("description", order.name() + " of " + order.project());
    var source = body.putObject("source").put("type", "image");
    source.put(isFingerprint(image) ? "fingerprint" : "alias", image);
    var profiles = body.putArray("profiles");
    plan.profiles().forEach(profiles::add);
    body.set("config", config(order, plan));
    var devices = body.putObject("devices");
    plan.disk()
        .ifPresent(
            size ->
                devices
                    .putObject("root")
                    .put("type", "disk")
                    .put("path", "/")
                    .put("pool", settings.storage().orElse("default"))
                    .put("size", size));
    return body;
  }

  static boolean isFingerprint(String image) {
    return image.length() >= FINGERPRINT_MIN && image.matches("[0-9a-f]{12,64}");
  }

  private ObjectNode config(Order.Allocate order, LxdPlan plan) {
    var labels = new LinkedHashMap<>(MachineRecord.of(order, context.owner()).labels());
    labels.put(LxdInstance.WANTED, LxdInstance.Wanted.RUNNING.name());
    labels.put(LxdInstance.KEYS, String.join("\n", UserData.keys(order.sshKeys())));
    var config = LxdInstance.config(labels);
    var told = userData.of(order);
    config.put("cloud-init.user-data", told);
    // Images made before LXD 4.22 read only this one.
    config.put("user.user-data", told);
    plan.cpu().ifPresent(cpu -> config.put("limits.cpu", cpu));
    plan.memory().ifPresent(memory -> config.put("limits.memory", memory));
    return config;
  }
}
