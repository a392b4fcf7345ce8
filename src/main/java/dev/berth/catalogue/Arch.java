package dev.berth.catalogue;

/** Processor architecture, named as people and the catalogue name it. */
public enum Arch {
  X86_64("x86_64"),
  ARM64("arm64"),
  PPC64LE("ppc64le"),
  S390X("s390x"),
  RISCV64("riscv64");

  private final String word;

  Arch(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
