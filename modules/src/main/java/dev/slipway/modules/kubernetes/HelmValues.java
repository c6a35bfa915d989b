package dev.slipway.modules.kubernetes;

import dev.slipway.module.Change;
import dev.slipway.modules.support.Concealed;
import dev.slipway.modules.support.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the values of a release differ, key by key. Pure. */
final class HelmValues {
  private static final Pattern SECRET =
      Pattern.compile("(?i)pass|secret|token|credential|private|(^|[._-])key|apikey");

  private final String release;
  private final List<Change> changes = new ArrayList<>();

  private HelmValues(String release) {
    this.release = release;
  }

  /**
   * @param secrets outermost keys that are not shown
   */
  static List<Change> changes(
      String release, List<String> secrets, Map<String, Object> before, Map<String, Object> after) {
    HelmValues values = new HelmValues(release);
    Set<String> keys = new LinkedHashSet<>(before.keySet());
    keys.addAll(after.keySet());
    for (String key : keys) {
      values.compare(key, secrets.contains(key), before.get(key), after.get(key));
    }
    return List.copyOf(values.changes);
  }

  private void compare(
      String path, boolean secret, @Nullable Object before, @Nullable Object after) {
    boolean masked = secret || SECRET.matcher(path).find();
    if (before instanceof Map<?, ?> one && after instanceof Map<?, ?> other) {
      Set<Object> keys = new LinkedHashSet<>(one.keySet());
      keys.addAll(other.keySet());
      keys.forEach(key -> compare(path + "." + key, masked, one.get(key), other.get(key)));
    } else if (!Objects.equals(text(before), text(after))) {
      boolean hidden = masked || holdsSecret(before) || holdsSecret(after);
      String name = "values." + path;
      changes.add(
          hidden
              ? Concealed.attribute(release, name, before != null, after != null)
              : new Change.Attribute(release, name, text(before), text(after), false));
    }
  }

  /** A map that comes or goes as a whole is shown as a whole. */
  private static boolean holdsSecret(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .anyMatch(
                  it ->
                      SECRET.matcher(String.valueOf(it.getKey())).find()
                          || holdsSecret(it.getValue()));
      case List<?> list -> list.stream().anyMatch(HelmValues::holdsSecret);
      case null, default -> false;
    };
  }

  private static Optional<String> text(@Nullable Object value) {
    return Optional.ofNullable(value)
        .map(it -> it instanceof String written ? written : Json.text(it));
  }
}
