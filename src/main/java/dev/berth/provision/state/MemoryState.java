package dev.berth.provision.state;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** For a dry run, and for tests. */
final class MemoryState implements AdapterState {
  private final TreeMap<String, Entry> entries = new TreeMap<>();

  @Override
  public synchronized Optional<Entry> find(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  @Override
  public synchronized List<Entry> after(String key, int limit) {
    return entries.tailMap(key, false).values().stream().limit(limit).toList();
  }

  @Override
  public synchronized boolean put(String key, String json, long version) {
    if (find(key).map(Entry::version).orElse(0L) != version) return false;
    entries.put(key, new Entry(key, json, version + 1));
    return true;
  }

  @Override
  public synchronized boolean remove(String key, long version) {
    if (find(key).map(Entry::version).orElse(0L) != version) return false;
    entries.remove(key);
    return true;
  }
}
