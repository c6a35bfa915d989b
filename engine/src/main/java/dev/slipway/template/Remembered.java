package dev.slipway.template;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A bounded memory of what was parsed. When it is full it forgets everything, which is cheap and
 * happens to nobody whose playbooks are smaller than the bound.
 */
final class Remembered<K, V> {
  private final Map<K, V> values = new ConcurrentHashMap<>();
  private final int bound;

  Remembered(int bound) {
    this.bound = bound;
  }

  @Nullable V get(K key) {
    return values.get(key);
  }

  /** Remembers a value and gives it, or the one that another thread was first to remember. */
  V put(K key, V value) {
    if (values.size() >= bound) {
      values.clear();
    }
    V first = values.putIfAbsent(key, value);
    return first == null ? value : first;
  }

  Collection<V> values() {
    return values.values();
  }
}
