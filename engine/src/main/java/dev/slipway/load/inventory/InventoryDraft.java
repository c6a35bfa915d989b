package dev.slipway.load.inventory;

import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.model.VariableLayer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What the sources said so far, in the order in which they said it. */
final class InventoryDraft {
  static final String ALL = "all";
  static final String UNGROUPED = "ungrouped";

  private final Map<String, GroupDraft> groups = new LinkedHashMap<>();
  private final Map<String, HostDraft> hosts = new LinkedHashMap<>();
  private Optional<Path> source = Optional.empty();

  /** A group that was named somewhere. */
  static final class GroupDraft {
    final String name;
    final Set<String> hosts = new LinkedHashSet<>();
    final List<VariableLayer> layers = new ArrayList<>();

    /** Groups directly below, and where that is said. */
    final Map<String, SourceRange> children = new LinkedHashMap<>();

    /** Where it was named, as far as naming it there does not make it exist. */
    final List<SourceRange> mentions = new ArrayList<>();

    boolean declared;
    long priority = 1;

    GroupDraft(String name) {
      this.name = name;
    }
  }

  /** A host that was named somewhere. */
  static final class HostDraft {
    final String name;
    final SourceRange firstNamed;
    final Optional<Path> source;
    final List<VariableLayer> layers = new ArrayList<>();

    HostDraft(String name, SourceRange firstNamed, Optional<Path> source) {
      this.name = name;
      this.firstNamed = firstNamed;
      this.source = source;
    }
  }

  InventoryDraft() {
    declare(ALL);
    declare(UNGROUPED);
  }

  /** What is said from now on comes from this file; none for a list on the command line. */
  void reading(Optional<Path> file) {
    source = file;
  }

  Map<String, GroupDraft> groups() {
    return groups;
  }

  /** A group that a source names. */
  GroupDraft group(String name) {
    return Objects.requireNonNull(groups.get(name), name);
  }

  Map<String, HostDraft> hosts() {
    return hosts;
  }

  /** A group that exists because a source defines it. */
  GroupDraft declare(String name) {
    GroupDraft group = groups.computeIfAbsent(name, GroupDraft::new);
    group.declared = true;
    return group;
  }

  /** A group that another place must define. */
  GroupDraft mention(String name, SourceRange range) {
    GroupDraft group = groups.computeIfAbsent(name, GroupDraft::new);
    group.mentions.add(range);
    return group;
  }

  /** Puts hosts into a group and gives each of them the variables. */
  void addHosts(
      GroupDraft group, LocatedText written, InlineVariables variables, Problems problems) {
    HostNames.Expansion hosts = HostNames.expand(written, problems);
    hosts
        .port()
        .ifPresent(port -> variables.put("ansible_port", port.range(), PythonLiteral.parse(port)));
    for (String name : hosts.names()) {
      group.hosts.add(name);
      variables.addTo(host(name, written.range()), "host " + name + " in " + written.file().name());
    }
  }

  HostDraft host(String name, SourceRange range) {
    return hosts.computeIfAbsent(name, _ -> new HostDraft(name, range, source));
  }
}
