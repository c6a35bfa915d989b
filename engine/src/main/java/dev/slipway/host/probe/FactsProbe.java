package dev.slipway.host.probe;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What kind of a machine is it? Facts have the names of Ansible's, without {@code ansible_}. Only
 * the groups of facts that hold a wanted name are asked for, so an answer may hold more than what
 * was wanted. A fact that this host does not have is there, as an empty text, list or mapping.
 *
 * @param names the facts that are wanted
 */
public record FactsProbe(Set<String> names) implements Probe<Map<String, Object>> {
  public FactsProbe {
    names = Set.copyOf(names);
  }

  /** Every name there is. */
  public static Set<String> known() {
    return describe().keySet();
  }

  /** Every name with what it says, by name. */
  public static Map<String, String> describe() {
    Map<String, String> all = new TreeMap<>();
    Arrays.stream(FactGroup.values()).forEach(group -> all.putAll(group.facts()));
    return new LinkedHashMap<>(all);
  }

  @Override
  public ProbeKind<FactsProbe, Map<String, Object>> kind() {
    return FactsProbeKind.INSTANCE;
  }
}
