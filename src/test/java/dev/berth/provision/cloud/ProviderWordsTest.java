package dev.berth.provision.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What people read of a provider's errors. */
class ProviderWordsTest {
  @Test
  void addresses_and_what_only_machines_read_are_left_out() {
    assertEquals(
        "no link, see an address for of the machine",
        ProviderWords.cleaned(
            " no link, see http://10.0.0.1/log for 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0\n  at x"));
  }

  @Test
  void what_has_no_end_is_cut() {
    assertTrue(ProviderWords.cleaned("no ".repeat(1_000)).length() < 310);
    assertEquals("", ProviderWords.cleaned(" \n "));
  }
}
