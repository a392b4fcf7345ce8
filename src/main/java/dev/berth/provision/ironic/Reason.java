package dev.berth.provision.ironic;

import dev.berth.provision.cloud.ProviderWords;
import java.util.regex.Pattern;

/** Ironic's errors in people's words. */
final class Reason {
  private static final Pattern NONE_FREE =
      Pattern.compile("no available nodes match|all nodes were filtered out|none of the requested");

  private Reason() {}

  /** Why an allocation found no node. */
  static String ofAllocation(String error) {
    return NONE_FREE.matcher(error).find()
        ? "No machine of this type is free at the provider now."
        : "The provider gave out no machine: " + of(error);
  }

  static String of(String error) {
    var words = ProviderWords.cleaned(error);
    return words.isEmpty() ? "Ironic does not say why." : words;
  }
}
