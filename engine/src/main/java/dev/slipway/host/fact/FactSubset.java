package dev.slipway.host.fact;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The subsets of facts that Ansible's {@code gather_subset} names, as far as there are such facts;
 * and each fact as a subset of its own.
 */
public final class FactSubset {
  /** It is asked whatever else is, unless somebody says that it is not wanted. */
  private static final String LEAST = "min";

  private static final Map<String, Set<String>> SUBSETS = subsets();

  private FactSubset() {}

  private static Map<String, Set<String>> subsets() {
    Set<String> virtual =
        FactsProbe.known().stream()
            .filter(name -> name.startsWith("virtualization_"))
            .collect(Collectors.toSet());
    Set<String> hardware =
        names(new ProcessorFacts(), new MemoryFacts(), new MountFacts(), new HardwareFacts());
    hardware.add("uptime_seconds");
    Set<String> network = names(new NetworkFacts());
    Set<String> least = new LinkedHashSet<>(FactsProbe.known());
    List.of(virtual, hardware, network).forEach(least::removeAll);
    Map<String, Set<String>> all = new TreeMap<>();
    all.put("all", FactsProbe.known());
    all.put("hardware", hardware);
    all.put(LEAST, least);
    all.put("network", network);
    all.put("virtual", virtual);
    return Collections.unmodifiableMap(all);
  }

  private static Set<String> names(FactGroup... groups) {
    return Stream.of(groups)
        .flatMap(group -> group.facts().keySet().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The names of the subsets that hold several facts. */
  public static Set<String> names() {
    return SUBSETS.keySet();
  }

  /** The facts of a subset; empty when there is none of that name. */
  public static Optional<Set<String>> of(String name) {
    return Optional.ofNullable(SUBSETS.get(name))
        .or(() -> Optional.of(name).filter(FactsProbe.known()::contains).map(Set::of));
  }

  /**
   * The facts that a list of subsets means, as Ansible reads it: a {@code !} before a name takes
   * away, a list that only takes away begins with all, and the least is always there unless {@code
   * !min} is written.
   *
   * @param subsets known ones
   */
  public static Set<String> union(List<String> subsets) {
    List<String> without =
        subsets.stream().filter(name -> name.startsWith("!")).map(n -> n.substring(1)).toList();
    List<String> with = subsets.stream().filter(name -> !name.startsWith("!")).toList();
    Set<String> all = new LinkedHashSet<>();
    if (with.isEmpty() && !without.contains("all")) {
      all.addAll(FactsProbe.known());
    }
    if (!without.contains(LEAST)) {
      all.addAll(SUBSETS.getOrDefault(LEAST, Set.of()));
    }
    without.stream()
        .filter(name -> !name.equals("all"))
        .forEach(name -> all.removeAll(of(name).orElse(Set.of())));
    with.forEach(name -> all.addAll(of(name).orElse(Set.of())));
    return Collections.unmodifiableSet(all);
  }
}
