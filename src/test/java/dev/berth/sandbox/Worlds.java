package dev.berth.sandbox;

/** The world that the tests of the sandbox begin with. */
final class Worlds {
  static final String REPO = "/repos/harbour/machines";

  private Worlds() {}

  static SandboxBuilder small(TestClock clock) {
    return SandboxGitHub.with(clock)
        .repository("harbour/machines", "Machines on loan", false)
        .repository("harbour/quay")
        .person("rosa", "Rosa", Role.READ, "requester")
        .person("mika", "Mika", Role.MAINTAIN, "maintainer")
        .person("tess", "Tess", Role.TRIAGE, "triager")
        .person("sam", "Sam", Role.NONE, "stranger")
        .person("olga", "Olga", Role.ADMIN, "")
        .key("rosa", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKeptInTheTests")
        .machineUser("dock-bot", "ghp_dockbot", Role.WRITE)
        .team("harbour", "lenders", "mika")
        .label("harbour/machines", "cluster request", "0e8a16", "Asks for machines")
        .label("harbour/machines", "approved", "1d76db", "")
        .label("harbour/quay", "approved", "1d76db", "")
        .milestone("harbour/machines", "Winter")
        .file("harbour/machines", "README.md", "# Machines\n")
        .file("harbour/machines", ".github/berth.yaml", "program: harbour\n")
        .file("harbour/machines", "LICENSE", "Apache License\nVersion 2.0\n");
  }
}
