package dev.berth.provision.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * An adapter's state as values of one type.
 *
 * @param <T> a record
 */
public final class JsonEntries<T> {
  /** So often a change is made anew that another replica came before. */
  private static final int RUNS_MAX = 50;

  /** So many entries are read at once. */
  private static final int PAGE = 500;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .build();

  private final AdapterState state;
  private final Class<T> type;

  /** Threads of this process wait for each other, so that only replicas can come in between. */
  private final ReentrantLock changing = new ReentrantLock();

  /**
   * What is to be kept, and what the caller gets once it is.
   *
   * @param next empty: the entry is forgotten
   */
  public record Change<T, A>(Optional<T> next, A answer) {
    public static <T, A> Change<T, A> to(T next, A answer) {
      return new Change<>(Optional.of(next), answer);
    }
  }

  public JsonEntries(AdapterState state, Class<T> type) {
    this.state = state;
    this.type = type;
  }

  public Optional<T> find(String key) throws IOException {
    var entry = state.find(key);
    return entry.isPresent() ? Optional.of(read(entry.get())) : Optional.empty();
  }

  /** All of them, by their keys. */
  public List<T> all() throws IOException {
    var all = new ArrayList<T>();
    for (var after = ""; ; ) {
      var page = state.after(after, PAGE);
      for (var entry : page) all.add(read(entry));
      if (page.size() < PAGE) return all;
      after = page.getLast().key();
    }
  }

  /**
   * Runs the work on what is kept under a key, and keeps what it gives back; what would not change
   * is not written. The work runs again when another replica came before.
   *
   * @throws IOException when it cannot be kept
   */
  public <A> A change(String key, Function<Optional<T>, Change<T, A>> work) throws IOException {
    changing.lock();
    try {
      for (int run = 0; run < RUNS_MAX; run++) {
        var before = state.find(key);
        var value = before.isPresent() ? Optional.of(read(before.get())) : Optional.<T>empty();
        var change = work.apply(value);
        if (isKept(key, before, change.next())) return change.answer();
      }
    } finally {
      changing.unlock();
    }
    throw new IOException("other replicas changed " + key + " all the time");
  }

  private boolean isKept(String key, Optional<AdapterState.Entry> before, Optional<T> next)
      throws IOException {
    var version = before.map(AdapterState.Entry::version).orElse(0L);
    if (next.isEmpty()) return before.isEmpty() || state.remove(key, version);
    var text = JSON.writeValueAsString(next.get());
    return before.filter(e -> e.json().equals(text)).isPresent() || state.put(key, text, version);
  }

  private T read(AdapterState.Entry entry) throws IOException {
    try {
      return JSON.readValue(entry.json(), type);
    } catch (IOException e) {
      throw new IOException("what is kept as " + entry.key() + " cannot be read", e);
    }
  }
}
