package dev.berth.intake;

import dev.berth.catalogue.Arch;
import dev.berth.catalogue.Catalogue;
import dev.berth.catalogue.Plan;
import dev.berth.config.Parsed;
import dev.berth.config.YamlReader;
import dev.berth.intake.form.Form;
import dev.berth.reading.Answers;
import dev.berth.reading.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The classic plans and the shipped forms, for tests of reading. */
public final class Samples {
  private Samples() {}

  public static Catalogue catalogue() {
    var plans = new ArrayList<Plan>();
    plans.add(plan("t3.small.x86", 4, 16, true));
    plans.add(plan("c3.small.x86", 8, 32, true));
    plans.add(plan("m3.small.x86", 8, 64, true));
    plans.add(plan("c2.medium.x86", 24, 64, true));
    plans.add(plan("c3.medium.x86", 24, 64, true));
    plans.add(plan("c3.large.arm64", 80, 256, true));
    plans.add(plan("s3.xlarge.x86", 24, 192, true));
    plans.add(plan("m3.large.x86", 32, 256, true));
    plans.add(plan("n2.xlarge.x86", 28, 384, true));
    plans.add(plan("n3.xlarge.x86", 32, 512, true));
    plans.add(plan("g2.large.x86", 24, 192, true));
    plans.add(old("t1.small.x86", "type 0", 4, 8, "t3.small.x86"));
    plans.add(old("c1.small.x86", "type 1", 4, 32, "c3.small.x86"));
    plans.add(old("x1.small.x86", "type 1e", 4, 32, "m3.small.x86"));
    plans.add(old("m1.xlarge.x86", "type 2", 24, 256, "m3.large.x86"));
    plans.add(old("c1.large.arm", "type 2a", 96, 128, "c3.large.arm64"));
    plans.add(old("c1.xlarge.x86", "type 3", 16, 128, "c3.medium.x86"));
    return new Catalogue(plans);
  }

  private static Plan plan(String name, int cores, int memory, boolean offered) {
    return plan(name, Set.of(), cores, memory, offered, List.of());
  }

  private static Plan old(String name, String type, int cores, int memory, String instead) {
    return plan(name, Set.of(type), cores, memory, false, List.of(instead));
  }

  private static Plan plan(
      String name,
      Set<String> aliases,
      int cores,
      int memory,
      boolean offered,
      List<String> instead) {
    var arch = name.contains("arm") ? Arch.ARM64 : Arch.X86_64;
    var features = name.startsWith("m") || name.startsWith("n") ? Set.of("nvme") : Set.<String>of();
    return new Plan(
        name,
        aliases,
        "bare-metal",
        arch,
        cores,
        memory,
        "",
        "",
        Optional.empty(),
        features,
        Optional.empty(),
        "",
        offered,
        instead);
  }

  public static Form form(String name) {
    var file = "config/forms/" + name + ".yaml";
    try {
      return switch (YamlReader.read(file, Files.readString(Path.of(file)), Form.class)) {
        case Parsed.Good<Form> good -> good.value();
        case Parsed.Bad<Form> bad -> throw new IllegalStateException(bad.problems().toString());
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<Form> forms() {
    return List.of(
        form("classic"), form("cluster-request"), form("ibm"), form("kubeflow"), form("free"));
  }

  public static IssueReader reader() {
    return new IssueReader(catalogue(), forms(), ReadingSettings.usual());
  }

  public static Reading read(String title, String body) {
    return reader().read(title, body, Set.of(), Answers.NONE);
  }

  public static Reading read(IssueReader reader, String title, String body) {
    return reader.read(title, body, Set.of(), Answers.NONE);
  }

  /** A clean request in the classic form with this answer about machines. */
  public static String classic(String machines) {
    return """
    ### First and Last Name

    Runa Example

    ### Email

    runa@example.org

    ### Company/Organization

    Kelp

    ### Job Title

    Maintainer

    ### Project Title

    Nightly tests of Kelp

    ### Briefly describe the project

    Kelp orders messages. Every night we install it from nothing and break it on purpose.

    ### Is the code that you're going to run 100% open source? If so, what is the URL or \
    URLs where it is located?

    Yes. https://github.com/kelp-ex/kelp

    ### What kind of machines and how many do you expect to use (see: https://example.org/plans)?

    MACHINES

    ### What operating system and networking are you planning to use?

    Debian 12

    ### Any other relevant details we should know about?

    No
    """
        .replace("MACHINES", machines);
  }
}
