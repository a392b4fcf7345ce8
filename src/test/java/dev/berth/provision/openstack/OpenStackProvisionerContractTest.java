package dev.berth.provision.openstack;

import dev.berth.Eventually;
import dev.berth.provision.MachineKey;
import dev.berth.provision.ProviderFault;
import dev.berth.provision.Provisioner;
import dev.berth.provision.ProvisionerContract;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A real Nova keeps the contract of all adapters. */
@ResourceLock("openstack")
@Order(1)
class OpenStackProvisionerContractTest extends ProvisionerContract {
  /** Each look takes time from what is looked at: all of it runs on the same two cores. */
  private static final long LOOK_NANOS = 200_000_000;

  private OpenStackPlane plane;
  private CloudProxy proxy;
  private Provisioner adapter;
  private CloudProxy.Mode armed = CloudProxy.Mode.PASSES;

  @BeforeEach
  void start() {
    plane = OpenStackPlane.shared();
    plane.clear();
    proxy = new CloudProxy(plane);
    adapter =
        new OpenStackProvisioner(OpenStackSample.settings(plane, proxy), OpenStackSample.CONTEXT);
  }

  @AfterEach
  void close() {
    if (proxy != null) {
      proxy.close();
    }
  }

  @Override
  protected Provisioner provisioner() {
    return adapter;
  }

  /** A fault strikes one call, however many requests it makes. */
  @Override
  protected void begin() {
    proxy.mode(armed);
    armed = CloudProxy.Mode.PASSES;
  }

  @Override
  protected void end() {
    proxy.mode(CloudProxy.Mode.PASSES);
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
      case UNREACHABLE -> armed = CloudProxy.Mode.DOWN;
      case ANSWER_LOST -> armed = CloudProxy.Mode.LOSES_ANSWER;
      case REFUSED -> armed = CloudProxy.Mode.TURNS_AWAY;
      case QUOTA -> plane.quota(plane.servers().size());
      case LATE_QUOTA -> noticeQuotaLate();
      case FOREIGN -> plane.make("pet", Map.of());
      case SLOW -> plane.fault(Map.of("on", "spawn", "seconds", 2));
      case INSTALL_FAILS -> plane.fault(Map.of("on", "spawn", "error", "the image is broken"));
      case VANISHES -> {
        // By hand, once it is there.
      }
    }
    return true;
  }

  @Override
  protected void vanish(MachineKey key) {
    plane.servers().forEach(server -> plane.delete(server.path("id").asText()));
  }

  /** It is lowered between the answer to a create and the look for a host. */
  private void noticeQuotaLate() {
    plane.hold("held", true);
    plane.fault(Map.of("on", "schedule", "while", "held"));
    proxy.afterChange(
        () -> {
          plane.quota(0);
          plane.hold("held", false);
        });
  }

  @Override
  protected boolean keepsRecords() {
    return true;
  }

  @Override
  protected List<String> credentials() {
    return List.of(OpenStackPlane.PASSWORD);
  }

  /** A server that no host was found for yet a killed Nova forgets, and it stays so for ever. */
  @Override
  protected boolean restart() {
    Eventually.holds(
        "each server has its host",
        () -> !plane.servers().toString().contains("\"scheduling\""),
        plane::servers);
    plane.kill("nova");
    plane.again("nova");
    return true;
  }

  /** Fifty are made at once on Ironic; here each takes seconds of two cores. */
  @Override
  protected int many() {
    return 10;
  }

  /** Each is three questions to the real thing. */
  @Override
  protected int randomSteps() {
    return 30;
  }

  @Override
  protected String plan() {
    return "c3.small";
  }
}
