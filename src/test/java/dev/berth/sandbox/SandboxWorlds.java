package dev.berth.sandbox;

import dev.berth.sandbox.model.SandboxRole;

/** The world that the tests of the sandbox begin with. */
public final class SandboxWorlds {
  static final String REPO = "/repos/harbour/machines";

  private SandboxWorlds() {}

  public static SandboxBuilder small(SandboxClock clock) {
    return SandboxGitHub.with(clock)
        .repository("harbour/machines", "Machines on loan", false)
        .repository("harbour/quay")
        .person("rosa", "Rosa", SandboxRole.READ, "requester")
        .person("mika", "Mika", SandboxRole.MAINTAIN, "maintainer")
        .person("tess", "Tess", SandboxRole.TRIAGE, "triager")
        .person("sam", "Sam", SandboxRole.NONE, "stranger")
        .person("olga", "Olga", SandboxRole.ADMIN, "")
        .key("rosa", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKeptInTheTests")
        .machineUser("dock-bot", "ghp_dockbot", SandboxRole.WRITE)
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
