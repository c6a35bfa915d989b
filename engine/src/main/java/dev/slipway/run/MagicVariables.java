package dev.slipway.run;

import dev.slipway.graph.TaskNode;
import dev.slipway.model.Definition;
import dev.slipway.model.Host;
import dev.slipway.model.Play;
import dev.slipway.model.Precedence;
import dev.slipway.model.Role;
import dev.slipway.model.VariableLayer;
import dev.slipway.plan.HostVariables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The variables that the engine itself provides, by Ansible's names. */
public final class MagicVariables {
  private static final Set<String> NAMES =
      Set.of(
          "inventory_hostname",
          "inventory_hostname_short",
          "inventory_file",
          "inventory_dir",
          "group_names",
          "groups",
          "hostvars",
          "play_hosts",
          "play_hosts_all",
          "ansible_play_hosts",
          "ansible_play_hosts_all",
          "ansible_play_batch",
          "ansible_play_name",
          "playbook_dir",
          "ansible_check_mode",
          "check_mode",
          "ansible_forks",
          "ansible_limit",
          "role_names",
          "ansible_role_names",
          "ansible_play_role_names",
          "ansible_dependent_role_names",
          "inventory_sources",
          "ansible_inventory_sources",
          "ansible_run_tags",
          "ansible_skip_tags",
          "role_path",
          "role_name",
          "ansible_role_name",
          "facts",
          "ansible_failed_task",
          "ansible_failed_result");

  private MagicVariables() {}

  /** All names, for checks before a run. {@code role_*} exist only in roles. */
  public static Set<String> names() {
    return NAMES;
  }

  /** The layers for a task on a host. */
  static List<VariableLayer> layers(PlayContext play, TaskNode node, HostState state) {
    List<VariableLayer> layers = new ArrayList<>(hostLayers(play, state));
    Map<String, Definition> here = new LinkedHashMap<>();
    data(here, "ansible_play_name", play.graph().play().title());
    data(here, "playbook_dir", play.files().playbookDirectory().toAbsolutePath().toString());
    roleNames(here, play.graph().play());
    node.task().role().ifPresent(role -> role(here, role));
    state.failure().ifPresent(failure -> failure(here, failure));
    here.put("hostvars", new Definition.Lazy(() -> hostVariables(play)));
    layers.add(layer(here));
    layers.addAll(state.passes(node));
    return layers;
  }

  /** The layers for a host outside any task. */
  private static List<VariableLayer> hostLayers(PlayContext play, HostState state) {
    Map<String, Definition> here = new LinkedHashMap<>();
    play.services().magic().forEach((name, value) -> data(here, name, value));
    Host host = state.host();
    data(here, "inventory_hostname", host.name());
    data(here, "inventory_hostname_short", host.name().split("\\.", 2)[0]);
    host.source().ifPresent(file -> source(here, file));
    data(here, "group_names", host.groups());
    here.put("groups", new Definition.Lazy(() -> groups(play)));
    // Lists of all hosts are made when they are read: every task of every host has these variables.
    lazy(here, "ansible_play_hosts", () -> active(play.allHosts()));
    lazy(here, "ansible_play_batch", () -> active(play.playHosts()));
    lazy(here, "play_hosts", () -> active(play.playHosts()));
    lazy(here, "play_hosts_all", () -> all(play));
    lazy(here, "ansible_play_hosts_all", () -> all(play));
    here.put("facts", new Definition.Lazy(() -> Facts.of(play, state)));
    List<VariableLayer> layers = new ArrayList<>(state.produced());
    layers.add(layer(here));
    return layers;
  }

  private static void lazy(
      Map<String, Definition> here, String name, Supplier<List<String>> names) {
    here.put(name, new Definition.Lazy(names::get));
  }

  private static List<String> all(PlayContext play) {
    return play.allHosts().stream().map(HostState::name).toList();
  }

  private static List<String> active(List<HostState> hosts) {
    return hosts.stream().filter(host -> !host.failed()).map(HostState::name).toList();
  }

  private static Map<String, ?> hostVariables(PlayContext play) {
    return HostVariables.ofHosts(
        play.states().keySet().stream()
            .filter(name -> isNamed(play, name))
            .collect(Collectors.toCollection(LinkedHashSet::new)),
        name -> {
          HostState state = java.util.Objects.requireNonNull(play.states().get(name));
          return play.scopes().scope(state.host(), hostLayers(play, state));
        });
  }

  /** The implicit localhost is none of the hosts that somebody wrote down, unless it is asked. */
  private static boolean isNamed(PlayContext play, String host) {
    return play.inventory().hosts().containsKey(host)
        || play.playHosts().stream().anyMatch(state -> state.name().equals(host));
  }

  private static Map<String, List<String>> groups(PlayContext play) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (String group : new TreeSet<>(play.inventory().groups().keySet())) {
      groups.put(group, play.inventory().members(group).stream().map(Host::name).toList());
    }
    return groups;
  }

  /** What a rescue may want to know. */
  private static void failure(Map<String, Definition> here, TaskResult failure) {
    data(here, "ansible_failed_task", Map.of("name", failure.title()));
    data(here, "ansible_failed_result", Outcomes.registered(failure));
  }

  private static void role(Map<String, Definition> here, Role role) {
    data(here, "role_name", role.name());
    data(here, "ansible_role_name", role.name());
    data(here, "role_path", role.directory().toAbsolutePath().toString());
  }

  private static void source(Map<String, Definition> here, Path file) {
    data(here, "inventory_file", file.toString());
    Path folder = file.getParent();
    data(here, "inventory_dir", String.valueOf(folder == null ? file : folder));
  }

  private static void roleNames(Map<String, Definition> here, Play play) {
    lazy(here, "ansible_play_role_names", play::roleNames);
    lazy(here, "ansible_dependent_role_names", play::dependentRoleNames);
    for (String name : List.of("role_names", "ansible_role_names")) {
      lazy(
          here,
          name,
          () ->
              Stream.concat(play.roleNames().stream(), play.dependentRoleNames().stream())
                  .distinct()
                  .toList());
    }
  }

  private static void data(Map<String, Definition> here, String name, Object value) {
    here.put(name, new Definition.Data(value));
  }

  private static VariableLayer layer(Map<String, Definition> definitions) {
    return new VariableLayer(Precedence.MAGIC, "the engine", definitions);
  }
}
