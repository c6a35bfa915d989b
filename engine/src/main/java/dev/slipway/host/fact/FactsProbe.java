package dev.slipway.host.fact;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Script;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.Sections;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which values do these facts have?
 *
 * <p>Names and values are those of Ansible's {@code ansible_facts}, without facts that need a
 * program on the host which no host must have. Values are texts, whole numbers ({@code Long}),
 * numbers ({@code Double}), booleans, lists and maps. A fact that a host does not have is {@code
 * NA}, an empty list or an empty map, as Ansible has it.
 *
 * @param names the wanted facts; a name that is none of {@link #known()} is not answered
 */
public record FactsProbe(Set<String> names) implements Probe<Map<String, Object>> {

  /** In the order of the documentation. */
  private static final List<FactGroup> GROUPS =
      List.of(
          new DistributionFacts(),
          new KernelFacts(),
          new NameFacts(),
          new ProcessorFacts(),
          new MemoryFacts(),
          new NetworkFacts(),
          new ResolverFacts(),
          new MountFacts(),
          new SystemFacts(),
          new BootFacts(),
          new HardwareFacts(),
          new SecurityFacts(),
          new UserFacts(),
          new EnvironmentFacts(),
          new TimeFacts());

  private static final Map<String, String> DESCRIPTIONS = descriptions();

  public FactsProbe {
    names = Collections.unmodifiableSet(new TreeSet<>(names));
  }

  private static Map<String, String> descriptions() {
    Map<String, String> all = new LinkedHashMap<>();
    for (FactGroup group : GROUPS) {
      new TreeMap<>(group.facts())
          .forEach(
              (name, text) -> {
                if (all.put(name, text) != null) {
                  throw new IllegalStateException("two facts are named " + name);
                }
              });
    }
    return Collections.unmodifiableMap(all);
  }

  /** The names of all facts. */
  public static Set<String> known() {
    return DESCRIPTIONS.keySet();
  }

  /** All facts in the order of the documentation, each with a sentence about it. */
  public static Map<String, String> describe() {
    return DESCRIPTIONS;
  }

  @Override
  public ProbeKind<FactsProbe, Map<String, Object>> kind() {
    return Kind.INSTANCE;
  }

  /** One script for all facts that anybody wants. */
  private static final class Kind implements ProbeKind<FactsProbe, Map<String, Object>> {
    private static final Kind INSTANCE = new Kind();

    @Override
    public String name() {
      return "facts";
    }

    @Override
    public Script script(List<FactsProbe> probes) {
      List<FactGroup> groups = wantedGroups(probes);
      StringBuilder text = new StringBuilder(Sections.prologue());
      List<String> files = files(groups);
      if (!files.isEmpty()) {
        text.append(Sections.part(FactSource.FILES));
        text.append("grep -s -a '' /dev/null ").append(Shell.quoteAll(files)).append('\n');
      }
      groups.forEach(group -> text.append(group.script()));
      return Script.of(text.append(":\n").toString());
    }

    @Override
    public List<Map<String, Object>> parse(List<FactsProbe> probes, ScriptResult result)
        throws UnreadableAnswerException {
      List<FactGroup> groups = wantedGroups(probes);
      FactSource source = new FactSource(Sections.of(name(), result), files(groups));
      Map<String, Object> all = new LinkedHashMap<>();
      for (FactGroup group : groups) {
        all.putAll(group.read(source));
      }
      List<Map<String, Object>> answers = new ArrayList<>();
      for (FactsProbe probe : probes) {
        Map<String, Object> wanted = new LinkedHashMap<>(all);
        wanted.keySet().retainAll(probe.names());
        answers.add(Collections.unmodifiableMap(wanted));
      }
      return answers;
    }

    private static List<FactGroup> wantedGroups(List<FactsProbe> probes) {
      return GROUPS.stream()
          .filter(
              group ->
                  probes.stream()
                      .anyMatch(
                          probe -> !Collections.disjoint(probe.names(), group.facts().keySet())))
          .toList();
    }

    private static List<String> files(List<FactGroup> groups) {
      return groups.stream().flatMap(group -> group.files().stream()).distinct().toList();
    }
  }
}
