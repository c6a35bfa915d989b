package dev.slipway.plan;

import dev.slipway.template.Scope;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A read-only map whose values are made when they are read: {@code hostvars}, and a host in it. */
public final class HostVariables extends AbstractMap<String, @Nullable Object> {
  private final Set<String> names;
  private final Function<String, @Nullable Object> values;

  private HostVariables(Set<String> names, Function<String, @Nullable Object> values) {
    this.names = names;
    this.values = values;
  }

  /** The hosts by name. */
  public static HostVariables ofHosts(Set<String> hosts, Function<String, Scope> scopes) {
    return new HostVariables(hosts, host -> ofHost(scopes.apply(host)));
  }

  private static HostVariables ofHost(Scope scope) {
    return new HostVariables(scope.names(), scope::get);
  }

  @Override
  public @Nullable Object get(Object key) {
    return key instanceof String name && names.contains(name) ? values.apply(name) : null;
  }

  @Override
  public boolean containsKey(Object key) {
    return key instanceof String name && names.contains(name);
  }

  @Override
  public Set<Entry<String, @Nullable Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, @Nullable Object>> iterator() {
        return names.stream().map(HostVariables.this::entry).iterator();
      }

      @Override
      public int size() {
        return names.size();
      }
    };
  }

  private Entry<String, @Nullable Object> entry(String name) {
    return Map.entry(name, java.util.Objects.requireNonNullElse(values.apply(name), ""));
  }
}
