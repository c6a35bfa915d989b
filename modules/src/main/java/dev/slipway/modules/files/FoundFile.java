package dev.slipway.modules.files;

import dev.slipway.host.probe.TreeAnswer;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code find} tells of one file; cannot be changed. It is made anew whenever it is asked for:
 * all of it for each of a hundred thousand files takes five times the memory of the host's answer.
 */
final class FoundFile extends AbstractMap<String, Object> {
  private final TreeAnswer.Entry entry;
  private final Optional<String> checksum;

  FoundFile(TreeAnswer.Entry entry, Optional<String> checksum) {
    this.entry = entry;
    this.checksum = checksum;
  }

  private Map<String, Object> told() {
    Map<String, Object> values = StatValues.ofEntry(entry.path(), entry.file());
    checksum.ifPresent(digest -> values.put("checksum", digest));
    return Collections.unmodifiableMap(values);
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return told().entrySet();
  }

  @Override
  public @Nullable Object get(Object key) {
    return "path".equals(key) ? entry.path() : told().get(key);
  }

  @Override
  public boolean containsKey(Object key) {
    return told().containsKey(key);
  }
}
