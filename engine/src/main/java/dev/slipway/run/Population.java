package dev.slipway.run;

import dev.slipway.model.Group;
import dev.slipway.model.Host;
import dev.slipway.model.Inventory;
import dev.slipway.model.Precedence;
import dev.slipway.model.VariableLayer;
import dev.slipway.plan.ScopeFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The hosts and groups of a run: those of the inventory, and what {@code add_host} and {@code
 * group_by} make of them. Whoever reads gets what is there at that moment; a play keeps the hosts
 * that it began with.
 */
final class Population {
  private static final String ALL = "all";
  private static final String UNGROUPED = "ungrouped";

  private final Supplier<Inventory> fresh;

  /** What tasks have added so far, in this order. */
  private final List<Runnable> additions = new ArrayList<>();

  private volatile Inventory inventory;
  private volatile Map<String, HostState> states;

  /**
   * @param fresh reads the sources of the inventory again
   */
  Population(Inventory inventory, Supplier<Inventory> fresh) {
    this.inventory = inventory;
    this.fresh = fresh;
    Map<String, HostState> all = new LinkedHashMap<>();
    Stream.concat(inventory.hosts().values().stream(), inventory.implicitLocalhost().stream())
        .forEach(host -> all.put(host.name(), new HostState(host)));
    this.states = Collections.unmodifiableMap(all);
  }

  Inventory inventory() {
    return inventory;
  }

  /** Every host by name, in the order in which they became known. */
  Map<String, HostState> states() {
    return states;
  }

  /**
   * Reads the inventory again; what tasks have added stays added.
   *
   * @throws dev.slipway.diagnostic.InvalidInputException when it cannot be read
   */
  synchronized void refresh() {
    inventory = fresh.get();
    inventory.hosts().values().forEach(this::place);
    inventory.implicitLocalhost().ifPresent(this::know);
    List.copyOf(additions).forEach(Runnable::run);
  }

  /** Adds a host, or further groups and variables to one that is there. */
  synchronized void addHost(String name, List<String> groups, Map<String, ?> variables) {
    additions.add(() -> place(name, groups, variables));
    place(name, groups, variables);
  }

  private void place(String name, List<String> groups, Map<String, ?> variables) {
    Host before =
        inventory
            .host(name)
            .orElseGet(() -> new Host(name, List.of(), inventory.groupVariables(ALL)));
    List<VariableLayer> layers = new ArrayList<>(before.variables());
    layers.add(ScopeFactory.data(Precedence.INVENTORY_HOST, "add_host", variables));
    Host after = new Host(name, before.groups(), layers, before.source());
    place(after);
    join(after, ALL);
    groups.forEach(group -> join(inventory.host(name).orElseThrow(), group));
    if (inventory.host(name).orElseThrow().groups().isEmpty()) {
      join(after, UNGROUPED);
    }
  }

  /** Puts a host into a group, which is made below its parents where it is not there. */
  synchronized void addToGroup(String host, String group, List<String> parents) {
    additions.add(() -> place(host, group, parents));
    place(host, group, parents);
  }

  /** A host that is gone since is in no group. */
  private void place(String host, String group, List<String> parents) {
    for (String parent : parents) {
      if (!parent.equals(ALL)) {
        addChild(parent, group);
      }
    }
    inventory.host(host).ifPresent(member -> join(member, group));
  }

  private void addChild(String parent, String child) {
    Group before = group(parent);
    Set<String> children = new LinkedHashSet<>(before.children());
    children.add(child);
    Set<String> members = new LinkedHashSet<>(before.members());
    members.addAll(group(child).members());
    replace(new Group(parent, List.copyOf(children), members));
  }

  private void join(Host host, String name) {
    TreeSet<String> groups = new TreeSet<>(host.groups());
    List<VariableLayer> layers = new ArrayList<>(host.variables());
    for (String joined : withParents(name)) {
      Group group = group(joined);
      Set<String> members = new LinkedHashSet<>(group.members());
      boolean isNew = members.add(host.name());
      replace(new Group(joined, group.children(), members));
      if (isNew && !joined.equals(ALL)) {
        groups.add(joined);
        layers.addAll(inventory.groupVariables(joined));
      }
    }
    if (!name.equals(ALL) && !name.equals(UNGROUPED) && groups.remove(UNGROUPED)) {
      leaveUngrouped(host);
    }
    place(new Host(host.name(), List.copyOf(groups), layers, host.source()));
  }

  private void leaveUngrouped(Host host) {
    Set<String> others = new LinkedHashSet<>(group(UNGROUPED).members());
    others.remove(host.name());
    replace(new Group(UNGROUPED, group(UNGROUPED).children(), others));
  }

  /** A group and every group that it is below of. */
  private Set<String> withParents(String name) {
    Set<String> found = new LinkedHashSet<>(List.of(name));
    boolean more = true;
    while (more) {
      more = false;
      for (Group group : inventory.groups().values()) {
        boolean above = group.children().stream().anyMatch(found::contains);
        more |= above && !group.name().equals(ALL) && found.add(group.name());
      }
    }
    found.add(ALL);
    return found;
  }

  private Group group(String name) {
    Group found = inventory.groups().get(name);
    return found == null ? new Group(name, List.of(), Set.of()) : found;
  }

  private void replace(Group group) {
    inventory = inventory.withGroups(Map.of(group.name(), group));
  }

  private void place(Host host) {
    know(host);
    inventory = inventory.withHost(host);
  }

  private void know(Host host) {
    HostState known = states.get(host.name());
    if (known == null) {
      Map<String, HostState> all = new LinkedHashMap<>(states);
      all.put(host.name(), new HostState(host));
      states = Collections.unmodifiableMap(all);
    } else {
      known.become(host);
    }
  }
}
