package dev.berth.provision.state;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What one adapter must not forget: JSON by key, which all replicas share. A change names the
 * version that it was made from, so two of them never undo each other.
 */
public interface AdapterState {
  /** No longer key is kept. */
  int KEY_MAX = 200;

  /**
   * What is kept under a key.
   *
   * @param version counts the changes of this key, from 1
   */
  record Entry(String key, String json, long version) {}

  Optional<Entry> find(String key) throws IOException;

  /** Entries by their keys, from the one after that; {@code ""} begins. */
  List<Entry> after(String key, int limit) throws IOException;

  /**
   * Keeps a text.
   *
   * @param version the one that was read; 0 when there was none
   * @return false when it is another by now, and nothing was changed
   */
  boolean put(String key, String json, long version) throws IOException;

  /** Forgets a key; false when its version is another by now. */
  boolean remove(String key, long version) throws IOException;

  /** Forgets everything when the process ends. */
  static AdapterState inMemory() {
    return new MemoryState();
  }
}
