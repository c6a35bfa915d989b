package dev.slipway.modules.system;

import dev.slipway.diagnostic.Suggestion;
import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.fact.FactSubset;
import dev.slipway.host.fact.FactsProbe;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.ShellPattern;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells the facts of a host. */
final class SetupModule implements TaskModule<SetupModule.Settings, Map<String, Object>> {
  private static final String PREFIX = "ansible_";

  private static final ModuleSpec SPEC =
      ModuleSpec.named("setup", "Tells the facts of a host.")
          .describe(
              "Nothing needs it: `facts.NAME` is asked where it is used, and is never out of date."
                  + " It is for whoever wants many facts at once, to write them down or to compare"
                  + " them. Facts have the names that they have below `facts`; nothing becomes a"
                  + " variable of its own.")
          .parameter(
              Parameter.control(
                  "filter",
                  ParameterType.TEXTS,
                  "Only facts whose names match one of these patterns (`*`, `?`, `[abc]`), with"
                      + " or without `ansible_` before them."))
          .parameter(
              Parameter.control(
                  "gather_subset",
                  ParameterType.TEXTS,
                  "`all`, `min`, `hardware`, `network`, `virtual` or names of facts, a `!` before"
                      + " what is not wanted; `min` is always there without `!min`. All without"
                      + " it."))
          .untaken("leave it out: facts are asked where they are used.", "gather_timeout")
          .untaken("read files of facts with slurp, and set_fact.", "fact_path")
          .returns("ansible_facts", "A map: the values of the facts by their names.")
          .example(
              "What is known of the network of a host",
              """
              - setup:
                  gather_subset: ['!all', network]
                register: found
              - debug:
                  msg: ${found.ansible_facts.default_ipv4}
              """)
          .build();

  /** The wanted facts. */
  record Settings(Set<String> names) {
    Settings {
      names = Set.copyOf(names);
    }
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Settings bind(Arguments arguments) {
    List<String> subsets =
        arguments.texts("gather_subset").stream()
            .flatMap(text -> List.of(text.split(",", -1)).stream())
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .toList();
    subsets.stream()
        .map(name -> name.startsWith("!") ? name.substring(1) : name)
        .filter(name -> FactSubset.of(name).isEmpty())
        .forEach(name -> refuse(name, arguments));
    Set<String> names = new TreeSet<>(FactSubset.union(subsets));
    List<ShellPattern> filters =
        arguments.texts("filter").stream().map(ShellPattern::parse).toList();
    if (!filters.isEmpty()) {
      names.removeIf(name -> filters.stream().noneMatch(filter -> matches(filter, name)));
    }
    return new Settings(names);
  }

  private static boolean matches(ShellPattern filter, String name) {
    return filter.matches(name) || filter.matches(PREFIX + name);
  }

  private static void refuse(String name, Arguments arguments) {
    boolean programs = name.equals("facter") || name.equals("ohai");
    arguments.reject(
        "gather_subset",
        programs
            ? "Facts of the program " + name + " are not asked."
            : "There is no subset of facts \"" + name + "\".",
        programs
            ? "leave it out"
            : Suggestion.didYouMean(
                name,
                FactSubset.names(),
                "write one of: " + String.join(", ", FactSubset.names()) + ", or a fact's name"));
  }

  @Override
  public Map<String, Object> observe(Settings desired, HostReader host) throws HostException {
    return desired.names().isEmpty()
        ? Map.of()
        : new TreeMap<>(host.ask(new FactsProbe(desired.names())));
  }

  @Override
  public Diff diff(Settings desired, Map<String, Object> observed) {
    return Diff.none();
  }

  @Override
  public Map<String, Object> apply(Settings desired, Diff diff, HostSession host) {
    return Map.of();
  }

  @Override
  public Map<String, Object> values(Settings desired, Map<String, Object> observed) {
    return Map.of("ansible_facts", observed);
  }
}
