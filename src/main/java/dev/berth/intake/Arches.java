package dev.berth.intake;

import dev.berth.catalogue.Arch;
import java.util.Map;
import java.util.Optional;

/** Words that people use for processor architectures. */
final class Arches {
  private static final Map<String, Arch> WORDS =
      Map.ofEntries(
          Map.entry("x86", Arch.X86_64),
          Map.entry("x86_64", Arch.X86_64),
          Map.entry("x86-64", Arch.X86_64),
          Map.entry("x64", Arch.X86_64),
          Map.entry("amd64", Arch.X86_64),
          Map.entry("intel", Arch.X86_64),
          Map.entry("amd", Arch.X86_64),
          Map.entry("xeon", Arch.X86_64),
          Map.entry("epyc", Arch.X86_64),
          Map.entry("arm", Arch.ARM64),
          Map.entry("arm64", Arch.ARM64),
          Map.entry("armv8", Arch.ARM64),
          Map.entry("aarch64", Arch.ARM64),
          Map.entry("ampere", Arch.ARM64),
          Map.entry("altra", Arch.ARM64),
          Map.entry("thunderx", Arch.ARM64),
          Map.entry("ppc64le", Arch.PPC64LE),
          Map.entry("power9", Arch.PPC64LE),
          Map.entry("power10", Arch.PPC64LE),
          Map.entry("s390x", Arch.S390X),
          Map.entry("riscv64", Arch.RISCV64),
          Map.entry("risc-v", Arch.RISCV64),
          Map.entry("riscv", Arch.RISCV64));

  private Arches() {}

  static Optional<Arch> of(String word) {
    return Optional.ofNullable(WORDS.get(word));
  }
}
