package dev.berth.provision.state;

import java.util.HashMap;
import java.util.Map;

/** What is kept in memory does what the tables do. */
class MemoryStateTest extends AdapterStateContract {
  private final Map<String, AdapterState> states = new HashMap<>();

  @Override
  protected AdapterState state(String adapter) {
    return states.computeIfAbsent(adapter, _ -> AdapterState.inMemory());
  }
}
