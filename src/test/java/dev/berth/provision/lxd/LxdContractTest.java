package dev.berth.provision.lxd;

import dev.berth.provision.MachineKey;
import dev.berth.provision.ProviderFault;
import dev.berth.provision.Provisioner;
import dev.berth.provision.ProvisionerContract;
import dev.berth.provision.cloud.AdapterContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The contract on a real LXD, whose containers run and whose answers get lost on the way. */
@ResourceLock("lxd")
@Order(3)
class LxdContractTest extends ProvisionerContract {
  private static final String PROJECT = "contract";
  private static final String IMAGE = "contract-image";
  private final LxdServer lxd = LxdServer.shared();
  private LxdGate gate;
  private Provisioner adapter;
  private boolean refuses;
  private static boolean slow;

  @BeforeEach
  void start() throws Exception {
    lxd.trust();
    lxd.emptyProject(PROJECT);
    lxd.alias(IMAGE, "plain");
    if (slow) hook("");
    slow = false;
    gate = new LxdGate(lxd);
    adapter =
        new LxdProvisioner(
            LxdFixtures.settings(lxd, gate.address(), PROJECT, IMAGE),
            new AdapterContext("spare", "berth-of-tests", InstantSource.system()));
  }

  @AfterEach
  void stop() {
    gate.close();
  }

  @Override
  protected Provisioner provisioner() {
    return adapter;
  }

  @Override
  protected void pass() {
    lxd.settled(PROJECT);
  }

  @Override
  protected Instant now() {
    return InstantSource.system().instant();
  }

  @Override
  protected int randomSteps() {
    return 25;
  }

  /** Each is really made, started and deleted. */
  @Override
  protected int many() {
    return 4;
  }

  @Override
  protected boolean keepsRecords() {
    return true;
  }

  @Override
  protected boolean restart() {
    lxd.restart();
    return true;
  }

  @Override
  protected List<String> credentials() {
    return lxd.key.reveal().lines().filter(l -> !l.startsWith("-----")).toList();
  }

  @Override
  protected String plan() {
    return "small";
  }

  @Override
  protected boolean arrange(ProviderFault trouble) {
    switch (trouble) {
      case ANSWER_LOST -> gate.trouble = LxdGate.Trouble.ANSWERS_LOST;
      case UNREACHABLE -> gate.trouble = LxdGate.Trouble.CLOSED;
      case REFUSED -> {
        refuses = true;
        lxd.confine(true);
      }
      case QUOTA -> {
        var held = lxd.admin("GET", "/1.0/instances?project=" + PROJECT).size();
        lxd.limitProject(PROJECT, "limits.instances", "" + held);
      }
      case SLOW -> {
        slow = true;
        hook("lxc.hook.pre-start = /bin/sleep 3");
      }
      case FOREIGN -> {
        var source = "{\"type\": \"image\", \"alias\": \"plain\"}";
        lxd.admin(
            "POST",
            "/1.0/instances?project=" + PROJECT,
            "{\"name\": \"of-somebody-else\", \"source\": " + source + "}");
      }
      // Limits are looked at before a create is accepted.
      case LATE_QUOTA -> {
        return false;
      }
      case INSTALL_FAILS -> lxd.alias(IMAGE, "broken");
      case VANISHES -> {
        // By hand, once it is there.
      }
    }
    return true;
  }

  @Override
  protected void end() {
    gate.trouble = LxdGate.Trouble.NONE;
    if (refuses) lxd.confine(false);
    refuses = false;
  }

  @Override
  protected void vanish(MachineKey key) {
    var path = "/1.0/instances/" + key.text() + "%s?project=" + PROJECT;
    lxd.admin("PUT", path.formatted("/state"), "{\"action\":\"stop\",\"force\":true}");
    lxd.admin("DELETE", path.formatted(""));
  }

  private void hook(String raw) {
    lxd.admin("PATCH", "/1.0/profiles/default", "{\"config\":{\"raw.lxc\":\"" + raw + "\"}}");
  }
}
