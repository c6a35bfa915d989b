package dev.slipway.load.inventory;

import static dev.slipway.diagnostic.ProblemCode.SUSPICIOUS;
import static dev.slipway.load.inventory.InventoryDraft.ALL;

import dev.slipway.diagnostic.Problems;
import dev.slipway.load.inventory.InventoryDraft.GroupDraft;
import dev.slipway.load.inventory.InventoryDraft.HostDraft;
import dev.slipway.model.Definition;
import dev.slipway.model.Group;
import dev.slipway.model.Host;
import dev.slipway.model.Inventory;
import dev.slipway.model.Precedence;
import dev.slipway.model.VariableLayer;
import dev.slipway.vault.Vault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Puts together what the sources say and what stands in the files of variables. */
final class InventoryAssembly {
  private final InventoryDraft draft;
  private final Problems problems;
  private final GroupHierarchy hierarchy;
  private final List<VariableFiles> groupFiles;
  private final List<VariableFiles> hostFiles;

  /** The layers of every group, read once for all hosts. */
  private final Map<String, List<VariableLayer>> fileLayers = new HashMap<>();

  /**
   * @param places folders that may hold {@code group_vars} and {@code host_vars}, weakest first
   */
  InventoryAssembly(InventoryDraft draft, List<Path> places, Vault vault, Problems problems) {
    this.draft = draft;
    this.problems = problems;
    this.hierarchy = GroupHierarchy.of(draft, problems);
    this.groupFiles = files(places, "group_vars", vault);
    this.hostFiles = files(places, "host_vars", vault);
  }

  private List<VariableFiles> files(List<Path> places, String folder, Vault vault) {
    return places.stream()
        .map(place -> VariableFiles.in(place.resolve(folder), vault, problems))
        .toList();
  }

  /**
   * @param coming tells of a group that no source has whether it may come to be
   */
  Inventory assemble(Predicate<String> coming) {
    warnOfSharedNames();
    List<GroupDraft> groups = hierarchy.weakestFirst();
    Map<String, List<GroupDraft>> groupsOfHosts = new HashMap<>();
    for (GroupDraft group : groups) {
      for (String host : hierarchy.members(group.name)) {
        groupsOfHosts.computeIfAbsent(host, _ -> new ArrayList<>()).add(group);
      }
    }
    Map<String, Host> hosts = new LinkedHashMap<>();
    for (HostDraft host : draft.hosts().values()) {
      hosts.put(host.name, host(host, groupsOfHosts.getOrDefault(host.name, List.of())));
    }
    return new Inventory(hosts, groups(), implicitLocalhost(), groupVariables(coming));
  }

  private Map<String, Group> groups() {
    Map<String, Group> groups = new LinkedHashMap<>();
    for (String name : draft.groups().keySet()) {
      groups.put(name, new Group(name, hierarchy.children(name), hierarchy.members(name)));
    }
    return groups;
  }

  /** What a host gets that joins a group while a playbook runs. */
  private Map<String, List<VariableLayer>> groupVariables(Predicate<String> coming) {
    Map<String, List<VariableLayer>> variables = new LinkedHashMap<>();
    for (GroupDraft group : draft.groups().values()) {
      List<VariableLayer> layers = new ArrayList<>(group.layers);
      layers.addAll(
          fileLayers(
              group.name,
              group.name.equals(ALL) ? Precedence.GROUP_VARS_ALL : Precedence.GROUP_VARS));
      variables.put(group.name, layers);
    }
    groupFiles.stream()
        .flatMap(files -> files.names().stream())
        .filter(name -> !variables.containsKey(name) && coming.test(name))
        .distinct()
        .forEach(name -> variables.put(name, fileLayers(name, Precedence.GROUP_VARS)));
    return variables;
  }

  private Host host(HostDraft host, List<GroupDraft> withAll) {
    GroupDraft all = draft.group(ALL);
    List<GroupDraft> groups = withAll.stream().filter(group -> group != all).toList();
    List<VariableLayer> layers = new ArrayList<>(all.layers);
    groups.forEach(group -> layers.addAll(group.layers));
    layers.addAll(fileLayers(ALL, Precedence.GROUP_VARS_ALL));
    for (int place = 0; place < groupFiles.size(); place++) {
      for (GroupDraft group : groups) {
        layers.addAll(fileLayers(place, group.name, Precedence.GROUP_VARS));
      }
    }
    layers.addAll(host.layers);
    hostFiles.forEach(files -> layers.addAll(files.layers(host.name, Precedence.HOST_VARS)));
    return new Host(
        host.name, groups.stream().map(group -> group.name).sorted().toList(), layers, host.source);
  }

  private List<VariableLayer> fileLayers(String group, Precedence precedence) {
    List<VariableLayer> layers = new ArrayList<>();
    for (int place = 0; place < groupFiles.size(); place++) {
      layers.addAll(fileLayers(place, group, precedence));
    }
    return layers;
  }

  private List<VariableLayer> fileLayers(int place, String group, Precedence precedence) {
    VariableFiles files = groupFiles.get(place);
    return fileLayers.computeIfAbsent(place + "/" + group, _ -> files.layers(group, precedence));
  }

  /** The machine Slipway runs on can be named by a playbook without standing in any source. */
  private Optional<Host> implicitLocalhost() {
    if (Inventory.LOCALHOST.stream().anyMatch(draft.hosts()::containsKey)) {
      return Optional.empty();
    }
    String name = Inventory.LOCALHOST.getFirst();
    HostDraft local =
        new HostDraft(
            name, new dev.slipway.diagnostic.SourceFile(name, "").beginning(), Optional.empty());
    local.layers.add(
        new VariableLayer(
            Precedence.INVENTORY_HOST,
            "the implicit localhost",
            Map.of("ansible_connection", new Definition.Data("local"))));
    return Optional.of(host(local, List.of()));
  }

  private void warnOfSharedNames() {
    for (HostDraft host : draft.hosts().values()) {
      if (draft.groups().containsKey(host.name)) {
        problems.warning(
            SUSPICIOUS,
            host.firstNamed,
            "\"" + host.name + "\" is the name of a host and of a group.",
            "rename one of them; a pattern with this name means the group");
      }
    }
  }
}
