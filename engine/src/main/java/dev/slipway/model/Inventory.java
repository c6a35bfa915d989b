package dev.slipway.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hosts and groups of all sources together.
 *
 * @param hosts by name, in the order they were first named
 * @param groups by name, {@code all} and {@code ungrouped} among them
 */
public record Inventory(Map<String, Host> hosts, Map<String, Group> groups) {
  public Inventory {
    hosts = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(hosts));
    groups = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(groups));
  }

  public Optional<Host> host(String name) {
    return Optional.ofNullable(hosts.get(name));
  }

  /** All hosts of a group and of the groups below it, in the order of the inventory. */
  public List<Host> members(String group) {
    Group found = groups.get(group);
    return found == null
        ? List.of()
        : hosts.values().stream().filter(host -> found.members().contains(host.name())).toList();
  }
}
