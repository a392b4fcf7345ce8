package dev.berth.provision.ironic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.Eventually;
import dev.berth.provision.MachineKey;
import dev.berth.provision.ProviderFault;
import dev.berth.provision.Provisioner;
import dev.berth.provision.ProvisionerContract;
import dev.berth.provision.cloud.AdapterContext;
import dev.berth.provision.cloud.HttpApi;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Ironic keeps the contract of all adapters: a real one, with nodes that do as they are told. */
@ResourceLock("ironic")
@Order(2)
class IronicProvisionerContractTest extends ProvisionerContract {
  private static final long LOOK_NANOS = 30_000_000;

  private IronicServer server;
  private FaultyEndpoint endpoint;
  private Provisioner adapter;
  private String plan = "c3.small";

  @BeforeEach
  void start() {
    server = IronicServer.shared();
    endpoint =
        new FaultyEndpoint(
            BaremetalEndpoint.at(server.url(), IronicServer.http(), server.account()));
    adapter =
        new IronicProvisioner(
            IronicSample.settings(server),
            new AdapterContext("lab", "berth.example.org", InstantSource.system()),
            endpoint);
  }

  @AfterEach
  void clear() {
    server.clear();
  }

  @Override
  protected Provisioner provisioner() {
    return adapter;
  }

  @Override
  protected void pass() {
    LockSupport.parkNanos(LOOK_NANOS);
  }

  @Override
  protected Instant now() {
    return InstantSource.system().instant();
  }

  @Override
  protected boolean arrange(ProviderFault trouble) {
    switch (trouble) {
      case UNREACHABLE -> endpoint.next(FaultyEndpoint.Cut.BEFORE);
      case ANSWER_LOST -> endpoint.next(FaultyEndpoint.Cut.BEHIND);
      case REFUSED -> server.fault("validate-fails", "no deploy kernel is named");
      case QUOTA -> free().forEach(this::takeOut);
      case LATE_QUOTA -> {
        // The only node left is busy: Ironic finds out after a while that it cannot have it.
        List<IronicNode> free = free();
        free.subList(1, free.size()).forEach(this::takeOut);
        server.fault("power-held", "");
        String path = "/nodes/" + free.getFirst().uuid() + "/states/power";
        server.put(path, Map.of("target", "power on"));
      }
      case FOREIGN -> {
        JsonNode claim =
            HttpApi.JSON
                .createObjectNode()
                .put("name", "theirs")
                .put("resource_class", IronicServer.SMALL);
        server.call("POST", "/allocations", claim);
        Eventually.holds("it has a node", () -> taken() == 1, server::nodes);
      }
      case SLOW -> server.fault("deploy-slow", "0.5");
      case INSTALL_FAILS ->
          server.fault("deploy-fails", "no link on eth0, see http://10.0.0.1/log");
      case VANISHES -> {
        // By hand, once it is there.
      }
    }
    return true;
  }

  @Override
  protected void vanish(MachineKey key) {
    String node = server.nodeOf(key.text()).orElseThrow().uuid();
    server.put("/nodes/" + node + "/states/provision", Map.of("target", "deleted"));
  }

  private List<IronicNode> free() {
    return server.nodes(n -> n.isFreeFor(IronicSample.settings(server).plans().get(plan())));
  }

  private int taken() {
    return server.nodes(n -> n.instance().isPresent()).size();
  }

  private void takeOut(IronicNode node) {
    server.put("/nodes/" + node.uuid() + "/maintenance", Map.of("reason", "moving"));
  }

  /** Asked for by the one test that makes many. */
  @Override
  protected int randomSteps() {
    return 40;
  }

  @Override
  protected int many() {
    plan = "crowd";
    return 50;
  }

  @Override
  protected String plan() {
    return plan;
  }

  @Override
  protected boolean keepsRecords() {
    return true;
  }

  @Override
  protected boolean restart() {
    server.kill();
    server.restart();
    return true;
  }

  @Override
  protected List<String> credentials() {
    return server.password().map(p -> List.of(p.reveal())).orElseThrow();
  }
}
