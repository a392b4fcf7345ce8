package dev.berth.store;

import dev.berth.forge.Person;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;

/** Makes any value of our words, from a seed: what a store must be able to keep. */
public final class Arbitrary {
  private final Random random;

  public Arbitrary(long seed) {
    random = new Random(seed);
  }

  public <T> T of(Class<T> type) {
    return type.cast(make(type, Map.of()));
  }

  /** All kinds that a sealed word can be in the end. */
  public static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Arbitrary::kinds).distinct()
        : Stream.of(type);
  }

  private Object make(Type type, Map<TypeVariable<?>, Type> bound) {
    return switch (type) {
      case TypeVariable<?> v -> make(bound.get(v), Map.of());
      case ParameterizedType p -> parameterized(p, bound);
      case Class<?> c -> plain(c);
      default -> throw new IllegalArgumentException("no idea how to make a " + type);
    };
  }

  private Object parameterized(ParameterizedType p, Map<TypeVariable<?>, Type> bound) {
    var raw = (Class<?>) p.getRawType();
    var of = p.getActualTypeArguments();
    if (raw == Optional.class)
      return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(make(of[0], bound));
    if (raw == List.class) return some(of[0], bound);
    if (raw == java.util.Set.class) return new HashSet<>(some(of[0], bound));
    if (raw == Map.class) return map(of[0], of[1], bound);
    var inner = new HashMap<TypeVariable<?>, Type>();
    for (int i = 0; i < of.length; i++) inner.put(raw.getTypeParameters()[i], of[i]);
    return record(raw, inner);
  }

  private List<Object> some(Type of, Map<TypeVariable<?>, Type> bound) {
    var all = new ArrayList<>();
    for (int i = 1 + random.nextInt(2); i > 0; i--) all.add(make(of, bound));
    return all;
  }

  /** By an enum all of its constants have a value, as the words with such maps want it. */
  private Map<Object, Object> map(Type key, Type value, Map<TypeVariable<?>, Type> bound) {
    var all = new HashMap<>();
    var keys =
        key instanceof Class<?> c && c.isEnum()
            ? Arrays.asList(c.getEnumConstants())
            : some(key, bound);
    for (var k : keys) all.put(k, make(value, bound));
    return all;
  }

  private Object plain(Class<?> c) {
    if (c == String.class) return text();
    if (c == Instant.class) return instant();
    if (c == Duration.class) return Duration.ofMinutes(random.nextInt(100_000));
    if (c == LocalDate.class) return LocalDate.of(2026, 11, 1 + random.nextInt(28));
    if (c == BigDecimal.class) return BigDecimal.valueOf(random.nextInt(1_000_000), 3);
    if (c == Currency.class) return Currency.getInstance("USD");
    if (c == OptionalInt.class)
      return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(9));
    if (c == long.class || c == Long.class) return 1L + random.nextInt(1_000_000);
    if (c == int.class || c == Integer.class) return 1 + random.nextInt(9);
    if (c == boolean.class || c == Boolean.class) return random.nextBoolean();
    if (c == Person.class) return person();
    if (c.isEnum()) return c.getEnumConstants()[random.nextInt(c.getEnumConstants().length)];
    if (c.isSealed()) {
      var kinds = kinds(c).toList();
      return make(kinds.get(random.nextInt(kinds.size())), Map.of());
    }
    return record(c, Map.of());
  }

  /** A person of a number always has the same name. */
  private Person person() {
    int id = 1 + random.nextInt(50);
    return new Person(id, "user" + id, id % 10 == 0);
  }

  private Instant instant() {
    return switch (random.nextInt(8)) {
      case 0 -> Instant.MAX;
      case 1 -> Instant.EPOCH;
      default ->
          Instant.ofEpochSecond(
              1_790_000_000L + random.nextInt(9_000_000), random.nextInt(1_000_000_000));
    };
  }

  private String text() {
    return switch (random.nextInt(6)) {
      case 0 -> "zero \0, half \ud83d, whole \ud83d\ude80, \u202e and \"quotes\"\r\n";
      case 1 -> "";
      default -> "text " + random.nextInt(1000);
    };
  }

  private Object record(Class<?> c, Map<TypeVariable<?>, Type> bound) {
    if (!c.isRecord()) throw new IllegalArgumentException("no idea how to make a " + c);
    var parts = c.getRecordComponents();
    var types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var values = Arrays.stream(parts).map(p -> make(p.getGenericType(), bound)).toArray();
    try {
      var constructor = c.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + c, e);
    }
  }
}
