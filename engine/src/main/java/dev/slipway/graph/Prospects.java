package dev.slipway.graph;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.model.Block;
import dev.slipway.model.Group;
import dev.slipway.model.Host;
import dev.slipway.model.HostPattern;
import dev.slipway.model.Inclusion;
import dev.slipway.model.Inventory;
import dev.slipway.model.Play;
import dev.slipway.model.Playbook;
import dev.slipway.model.Step;
import dev.slipway.model.Task;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The hosts and groups that the plays before a play may have made with {@code add_host} and {@code
 * group_by}, or that an inventory may have that is read again: a pattern that names one of them is
 * no mistake, though the inventory does not know it.
 */
public final class Prospects {
  /** The modules that make hosts and groups, with the parameters that name them. */
  private static final Map<String, List<String>> MAKERS =
      Map.of(
          "add_host", List.of("name", "hostname", "host", "groups", "group", "groupname"),
          "group_by", List.of("key", "parents"));

  /** The names as they are written; {@code *} stands for what is told in a run. */
  private final Set<String> names;

  private Prospects(Set<String> names) {
    this.names = names;
  }

  /** What may be there when a play begins. */
  public static Prospects before(Play play, List<Playbook> playbooks) {
    Set<String> names = new LinkedHashSet<>();
    for (Playbook playbook : playbooks) {
      for (Play earlier : playbook.plays()) {
        if (earlier.equals(play)) {
          return new Prospects(names);
        }
        collect(earlier, names);
      }
    }
    return new Prospects(names);
  }

  /** What all the plays of some playbooks may make. */
  public static Prospects of(List<Playbook> playbooks) {
    Set<String> names = new LinkedHashSet<>();
    playbooks.stream()
        .flatMap(playbook -> playbook.plays().stream())
        .forEach(play -> collect(play, names));
    return new Prospects(names);
  }

  /** Whether a playbook makes hosts or groups at all. */
  public static boolean areMadeBy(Playbook playbook) {
    return !of(List.of(playbook)).names.isEmpty();
  }

  private static void collect(Play play, Set<String> names) {
    Stream.of(play.preTasks(), play.roles(), play.tasks(), play.postTasks(), play.handlers())
        .flatMap(List::stream)
        .forEach(step -> collect(step, names));
  }

  private static void collect(Step step, Set<String> names) {
    switch (step) {
      case Task task when isRefresh(task) -> names.add("*");
      case Task task ->
          MAKERS
              .getOrDefault(ModuleRegistry.shortName(task.module().text()), List.of())
              .forEach(
                  parameter ->
                      task.arguments().get(parameter).ifPresent(node -> collect(node, names)));
      case Block block -> block.all().forEach(inner -> collect(inner, names));
      case Inclusion inclusion ->
          inclusion.choices().forEach(choice -> collect(choice.block(), names));
    }
  }

  private static boolean isRefresh(Task task) {
    return ModuleRegistry.shortName(task.module().text()).equals("meta")
        && MetaAction.of(task) == MetaAction.REFRESH_INVENTORY;
  }

  private static void collect(Node written, Set<String> names) {
    switch (written) {
      case Scalar scalar ->
          Arrays.stream(scalar.text().split(","))
              .map(name -> name.strip().replaceAll("\\$\\{[^}]*}", "*").replace(' ', '-'))
              .filter(name -> !name.isEmpty())
              .forEach(names::add);
      case Sequence sequence -> sequence.items().forEach(item -> collect(item, names));
      case Mapping _ -> {}
    }
  }

  /** The hosts of a pattern; what may still come is neither unknown nor strangely empty. */
  public List<Host> select(HostPattern pattern, Inventory inventory, Problems problems) {
    if (names.isEmpty()) {
      return pattern.select(inventory, problems);
    }
    Problems found = new Problems();
    List<Host> hosts = pattern.select(with(inventory, pattern), found);
    found.all().stream()
        .filter(problem -> problem.code() != ProblemCode.EMPTY_GROUP)
        .forEach(problems::add);
    return hosts;
  }

  private Inventory with(Inventory inventory, HostPattern pattern) {
    Map<String, Group> coming = new LinkedHashMap<>();
    names.forEach(name -> coming.put(name, empty(name)));
    for (HostPattern.Term term : pattern.terms()) {
      if (term.selector() instanceof HostPattern.Selector.Name(String name) && mayBe(name)) {
        coming.put(name, empty(name));
      }
    }
    coming.keySet().removeIf(name -> isKnown(inventory, name));
    return inventory.withGroups(coming);
  }

  /** Whether a host or group of this name may come to be. */
  public boolean mayBe(String name) {
    return names.stream()
        .map(written -> Pattern.quote(written).replace("*", "\\E.*\\Q"))
        .anyMatch(name::matches);
  }

  private static boolean isKnown(Inventory inventory, String name) {
    return inventory.groups().containsKey(name) || inventory.host(name).isPresent();
  }

  private static Group empty(String name) {
    return new Group(name, List.of(), Set.of());
  }
}
