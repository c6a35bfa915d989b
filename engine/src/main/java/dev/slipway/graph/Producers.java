package dev.slipway.graph;

import dev.slipway.model.Keyword;
import dev.slipway.module.ModuleRegistry;
import dev.slipway.tree.Scalar;
import java.util.LinkedHashSet;
import java.util.Set;

/** The names of the variables that a task sets while it runs. */
public final class Producers {
  private static final Set<String> CONTROL = Set.of("cacheable");

  /** What {@code getent} may ask where the name of the database is evaluated: getent(1). */
  private static final Set<String> DATABASES =
      Set.of(
          "ahosts",
          "ahostsv4",
          "ahostsv6",
          "aliases",
          "ethers",
          "group",
          "gshadow",
          "hosts",
          "initgroups",
          "netgroup",
          "networks",
          "passwd",
          "protocols",
          "rpc",
          "services",
          "shadow");

  private Producers() {}

  /**
   * What a task adds to the facts of its host: the names of values of its result, or of what this
   * calls {@code ansible_facts}.
   */
  public static Set<String> ofFacts(TaskNode node) {
    return switch (ModuleRegistry.shortName(node.task().module().text())) {
      case "service_facts" -> Set.of("services");
      case "package_facts" -> Set.of("packages");
      case "getent" -> ofDatabases(node);
      default -> Set.of();
    };
  }

  private static Set<String> ofDatabases(TaskNode node) {
    Set<String> names = new LinkedHashSet<>();
    DATABASES.forEach(database -> names.add("getent_" + database));
    if (node.task().arguments().get("database").orElse(null) instanceof Scalar database) {
      names.add("getent_" + database.text());
    }
    return names;
  }

  /** The variables that a task gives to a host that it adds. */
  static Set<String> ofNewHosts(TaskNode node) {
    Set<String> names = new LinkedHashSet<>();
    if (ModuleRegistry.shortName(node.task().module().text()).equals("add_host")) {
      names.addAll(node.task().arguments().names());
    }
    return names;
  }

  /** Whether the facts in a task's result become variables. */
  public static boolean setsVariables(TaskNode node) {
    return ModuleRegistry.shortName(node.task().module().text()).equals("set_fact");
  }

  /** The names, from {@code register} and {@code set_fact}. */
  public static Set<String> of(TaskNode node) {
    Set<String> names = new LinkedHashSet<>();
    node.task().keywords().scalar(Keyword.REGISTER).map(Scalar::text).ifPresent(names::add);
    if (setsVariables(node)) {
      names.addAll(node.task().arguments().names());
      names.removeAll(CONTROL);
    }
    return names;
  }
}
