package dev.slipway.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Small inventories for tests. */
final class Inventories {
  private Inventories() {}

  /** web1 to web3 and db1 in prod, web3 and test1 in stage; spare is empty. */
  static Inventory shop() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    groups.put("web", List.of("web1", "web2", "web3"));
    groups.put("db", List.of("db1"));
    groups.put("prod", List.of("web1", "web2", "web3", "db1"));
    groups.put("stage", List.of("web3", "test1"));
    groups.put("spare", List.of());
    return of(List.of("web1", "web2", "web3", "db1", "test1", "10.0.0.1"), groups);
  }

  static Inventory of(List<String> hosts, Map<String, List<String>> groups) {
    Map<String, Host> hostsByName = new LinkedHashMap<>();
    for (String host : hosts) {
      Set<String> names = new TreeSet<>();
      groups.forEach((group, members) -> addWhen(members.contains(host), names, group));
      hostsByName.put(host, new Host(host, List.copyOf(names), List.of()));
    }
    Map<String, Group> groupsByName = new LinkedHashMap<>();
    groupsByName.put("all", new Group("all", List.copyOf(groups.keySet()), Set.copyOf(hosts)));
    groups.forEach(
        (name, members) -> groupsByName.put(name, new Group(name, List.of(), Set.copyOf(members))));
    Host local = new Host("localhost", List.of(), List.of());
    return new Inventory(hostsByName, groupsByName, Optional.of(local));
  }

  private static void addWhen(boolean holds, Set<String> names, String name) {
    if (holds) {
      names.add(name);
    }
  }
}
