package dev.slipway.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The hosts and groups of all sources together.
 *
 * @param hosts by name, in the order they were first named
 * @param groups by name, {@code all} and {@code ungrouped} among them
 * @param implicitLocalhost the machine Slipway runs on, unless the sources name it themselves; it
 *     is in no group, but has the variables of {@code all}
 * @param groupVariables the layers that each group, {@code all} among them, gives its hosts
 */
public record Inventory(
    Map<String, Host> hosts,
    Map<String, Group> groups,
    Optional<Host> implicitLocalhost,
    Map<String, List<VariableLayer>> groupVariables) {

  /** The names that mean the machine Slipway runs on. */
  public static final List<String> LOCALHOST = List.of("localhost", "127.0.0.1", "::1");

  public Inventory {
    hosts = Collections.unmodifiableMap(new LinkedHashMap<>(hosts));
    groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    groupVariables = Map.copyOf(groupVariables);
  }

  /** An inventory whose groups bring no variables. */
  public Inventory(
      Map<String, Host> hosts, Map<String, Group> groups, Optional<Host> implicitLocalhost) {
    this(hosts, groups, implicitLocalhost, Map.of());
  }

  /** The layers that a group gives its hosts; none for one that no source knows. */
  public List<VariableLayer> groupVariables(String group) {
    return groupVariables.getOrDefault(group, List.of());
  }

  /** The same with some of its groups replaced, or with further ones. */
  public Inventory withGroups(Map<String, Group> others) {
    Map<String, Group> all = new LinkedHashMap<>(groups);
    all.putAll(others);
    return new Inventory(hosts, all, implicitLocalhost, groupVariables);
  }

  /** The same with a host replaced, or with a further one. */
  public Inventory withHost(Host host) {
    Map<String, Host> all = new LinkedHashMap<>(hosts);
    all.put(host.name(), host);
    return new Inventory(all, groups, implicitLocalhost, groupVariables);
  }

  /** A host of this name; each name of localhost means the one there is, implicit or not. */
  public Optional<Host> host(String name) {
    return Optional.ofNullable(hosts.get(name))
        .or(() -> LOCALHOST.contains(name) ? localhost() : Optional.empty());
  }

  private Optional<Host> localhost() {
    return implicitLocalhost.or(
        () -> LOCALHOST.stream().map(hosts::get).filter(Objects::nonNull).findFirst());
  }

  /** All hosts of a group and of the groups below it, in the order of the inventory. */
  public List<Host> members(String group) {
    Group found = groups.get(group);
    return found == null
        ? List.of()
        : hosts.values().stream().filter(host -> found.members().contains(host.name())).toList();
  }
}
