package dev.berth.provision.lxd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.provision.Provisioner.SelfCheck;
import dev.berth.provision.cloud.ProviderWords;
import dev.berth.provision.lxd.LxdSettings.LxdPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the settings fit the server, for {@code ./berth adapter check}. */
final class LxdCheck {
  /** What Berth asks for and an older server does not know. */
  private static final List<String> EXTENSIONS =
      List.of("projects", "proxy", "instance_get_full", "project_usage", "cloud_init");

  private final LxdSettings settings;
  private final LxdApi api;
  private final List<SelfCheck> found = new ArrayList<>();

  LxdCheck(LxdSettings settings, LxdApi api) {
    this.settings = settings;
    this.api = api;
  }

  List<SelfCheck> all() {
    if (!(server() instanceof LxdReply.Good(var server, _, _))) return found;
    version(server);
    there("project " + settings.projectName(), "/1.0/projects/" + settings.projectName());
    settings.plans().forEach((name, plan) -> plan(name, plan, server));
    settings.systems().forEach((name, image) -> system(name, image));
    return found;
  }

  /** A call that only a trusted client may make: it redeems the token where there is one. */
  private LxdReply server() {
    var trusted = api.inProject("/1.0/operations");
    if (trusted instanceof LxdReply.Silence)
      found.add(
          SelfCheck.bad(
              "server",
              "It cannot be reached, or has not the certificate that the settings name."));
    else if (trusted instanceof LxdReply.No no && (no.status() == 403 || no.status() == 401))
      found.add(
          SelfCheck.bad(
              "credentials",
              "The server does not trust our certificate: run `lxc config trust add` (or `incus"
                  + " config trust add`) there, and set the token that it prints."));
    else found.add(SelfCheck.good("credentials", "The server trusts us."));
    return trusted instanceof LxdReply.No no && !no.isUnknown() ? no : api.get("/1.0");
  }

  private void version(JsonNode server) {
    var environment = server.path("environment");
    var version =
        environment.path("server").asText() + " " + environment.path("server_version").asText();
    Set<String> known =
        server
            .path("api_extensions")
            .valueStream()
            .map(JsonNode::asText)
            .collect(Collectors.toSet());
    var missing = EXTENSIONS.stream().filter(e -> !known.contains(e)).toList();
    found.add(
        missing.isEmpty()
            ? SelfCheck.good("version", version)
            : SelfCheck.bad("version", version + " is too old, it has no " + missing));
  }

  private JsonNode there(String what, String path) {
    return switch (path.contains("/projects/") ? api.get(path) : api.inProject(path)) {
      case LxdReply.Good(var metadata, _, _) -> {
        found.add(SelfCheck.good(what, "It is there."));
        yield metadata;
      }
      case LxdReply.No no -> {
        found.add(SelfCheck.bad(what, "The server says: " + ProviderWords.cleaned(no.error())));
        yield com.fasterxml.jackson.databind.node.MissingNode.getInstance();
      }
      case LxdReply.Silence _ -> {
        found.add(SelfCheck.bad(what, "The server did not answer."));
        yield com.fasterxml.jackson.databind.node.MissingNode.getInstance();
      }
    };
  }

  private void plan(String name, LxdPlan plan, JsonNode server) {
    var what = "plan " + name;
    var hasRoot = plan.disk().isPresent();
    for (var profile : plan.profiles())
      for (var device :
          there(what + ", profile " + profile, "/1.0/profiles/" + profile).path("devices"))
        hasRoot |=
            device.path("type").asText().equals("disk") && device.path("path").asText().equals("/");
    if (plan.disk().isPresent()) {
      var pool = settings.storage().orElse("default");
      there(what + ", storage " + pool, "/1.0/storage-pools/" + pool);
    }
    if (!hasRoot)
      found.add(SelfCheck.bad(what, "None of its profiles has a root disk: set disk and storage."));
    var drivers = server.path("environment").path("driver").asText();
    if (plan.apiType().equals("virtual-machine") && !drivers.contains("qemu"))
      found.add(SelfCheck.bad(what, "The server cannot run virtual machines."));
  }

  private void system(String name, String image) {
    var path = LxdCreation.isFingerprint(image) ? "/1.0/images/" : "/1.0/images/aliases/";
    there("system " + name + ", image " + image, path + image);
  }
}
