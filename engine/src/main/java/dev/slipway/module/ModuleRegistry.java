package dev.slipway.module;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The modules that a playbook can name. Two modules of one name are a bug. */
public final class ModuleRegistry {
  private static final List<String> PREFIXES =
      List.of("ansible.builtin.", "ansible.legacy.", "ansible.posix.", "community.general.");

  private final Map<String, TaskModule<?, ?>> byName = new LinkedHashMap<>();
  private final Map<String, TaskModule<?, ?>> modules = new TreeMap<>();

  public ModuleRegistry(Collection<? extends TaskModule<?, ?>> all) {
    for (TaskModule<?, ?> module : all) {
      modules.put(module.spec().name(), module);
      add(module.spec().name(), module);
      module.spec().aliases().forEach(alias -> add(alias, module));
    }
  }

  private void add(String name, TaskModule<?, ?> module) {
    if (byName.putIfAbsent(name, module) != null) {
      throw new IllegalArgumentException("two modules are named \"" + name + "\"");
    }
  }

  /** By name or alias, with or without the prefix of the Ansible collection it is known from. */
  public Optional<TaskModule<?, ?>> find(String name) {
    return Optional.ofNullable(byName.get(shortName(name)));
  }

  /** The name without the prefix of the Ansible collection it is known from. */
  public static String shortName(String name) {
    if (name.indexOf('.') < 0) {
      return name;
    }
    for (String prefix : PREFIXES) {
      if (name.startsWith(prefix)) {
        return name.substring(prefix.length());
      }
    }
    return name;
  }

  /** The prefixes of Ansible's collections that a name may have. */
  public static List<String> prefixes() {
    return PREFIXES;
  }

  /** All names and aliases. */
  public Set<String> names() {
    return byName.keySet();
  }

  /** Each module once, by name. */
  public Collection<TaskModule<?, ?>> all() {
    return modules.values();
  }
}
