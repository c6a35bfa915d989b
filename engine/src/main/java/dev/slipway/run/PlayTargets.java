package dev.slipway.run;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.graph.CompiledPlaybook;
import dev.slipway.graph.Prospects;
import dev.slipway.graph.Surroundings;
import dev.slipway.model.Host;
import dev.slipway.model.HostPattern;
import dev.slipway.model.Inventory;
import dev.slipway.model.Keyword;
import dev.slipway.model.Play;
import dev.slipway.model.Precedence;
import dev.slipway.model.VariableLayer;
import dev.slipway.plan.ScopeFactory;
import dev.slipway.template.ExpressionException;
import dev.slipway.template.Renderer;
import dev.slipway.template.Scope;
import dev.slipway.tree.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells the hosts of plays, from their patterns, {@code --limit} and {@code order}. */
public final class PlayTargets {
  private final Renderer renderer;
  private final ScopeFactory scopes;
  private final PlaybookRun.Work work;

  public PlayTargets(Renderer renderer, ScopeFactory scopes, PlaybookRun.Work work) {
    this.renderer = renderer;
    this.scopes = scopes;
    this.work = work;
  }

  /** The hosts of a play, in its order; what is wrong with its patterns goes to the problems. */
  public List<Host> hosts(Play play, Problems problems) {
    return hosts(play, work.inventory(), problems);
  }

  /** The same of an inventory to which plays before this one may have added hosts and groups. */
  List<Host> hosts(Play play, Inventory inventory, Problems problems) {
    Set<Host> hosts = new LinkedHashSet<>();
    Scope scope = playScope(play, inventory);
    List<HostPattern> patterns = new ArrayList<>();
    for (Scalar written : play.hosts()) {
      try {
        Object rendered = renderer.render(written, scope);
        for (Object one : rendered instanceof List<?> list ? list : List.of(text(rendered))) {
          patterns.add(HostPattern.parse(String.valueOf(one), written.range(), problems));
        }
      } catch (ExpressionException e) {
        problems.add(e.problem());
      }
    }
    List<HostPattern.Term> terms = patterns.stream().flatMap(p -> p.terms().stream()).toList();
    if (!terms.isEmpty()) {
      Prospects prospects =
          Prospects.before(
              play, work.playbooks().stream().map(CompiledPlaybook::playbook).toList());
      hosts.addAll(prospects.select(new HostPattern(terms), inventory, problems));
    }
    hosts.removeIf(host -> !isSelected(host));
    return ordered(play, List.copyOf(hosts), problems);
  }

  /** A limit holds for hosts that a playbook adds, too. */
  private boolean isSelected(Host host) {
    boolean isNew = work.inventory().host(host.name()).isEmpty();
    return isNew
        ? work.selected().containsAll(work.inventory().hosts().values())
        : work.selected().stream().anyMatch(selected -> selected.name().equals(host.name()));
  }

  /** How many of them at a time. */
  Batches batches(Play play, Problems problems) {
    try {
      return Batches.of(
          play.keywords().get(Keyword.SERIAL), renderer, playScope(play, work.inventory()));
    } catch (ExpressionException e) {
      problems.add(e.problem());
      return Batches.of(Optional.empty(), renderer, playScope(play, work.inventory()));
    }
  }

  private static String text(@org.jspecify.annotations.Nullable Object value) {
    return String.valueOf(value);
  }

  /** Patterns see what is the same for all hosts: the play's variables and the command line's. */
  private Scope playScope(Play play, Inventory inventory) {
    List<VariableLayer> layers = new ArrayList<>();
    play.keywords()
        .mapping(Keyword.VARS)
        .ifPresent(
            vars -> {
              Map<String, dev.slipway.tree.Node> byName = new LinkedHashMap<>();
              vars.entries().forEach(entry -> byName.put(entry.name(), entry.value()));
              layers.add(VariableLayer.written(Precedence.PLAY_VARS, "vars", byName));
            });
    Map<String, Object> groups = new LinkedHashMap<>();
    inventory
        .groups()
        .keySet()
        .forEach(
            group -> groups.put(group, inventory.members(group).stream().map(Host::name).toList()));
    Map<String, Object> magic = new LinkedHashMap<>(work.magic());
    magic.put("groups", groups);
    layers.add(ScopeFactory.data(Precedence.MAGIC, "the engine", magic));
    return scopes.scope(new Host("", List.of(), List.of()), layers);
  }

  private static List<Host> ordered(Play play, List<Host> hosts, Problems problems) {
    List<Host> ordered = new ArrayList<>(hosts);
    Scalar order =
        new Surroundings(List.of(play.keywords()))
            .texts(Keyword.ORDER).stream().findFirst().orElse(null);
    switch (order == null ? "inventory" : order.text()) {
      case "inventory" -> {}
      case "reverse_inventory" -> Collections.reverse(ordered);
      case "sorted" -> ordered.sort(Comparator.comparing(Host::name));
      case "reverse_sorted" -> ordered.sort(Comparator.comparing(Host::name).reversed());
      case "shuffle" -> Collections.shuffle(ordered);
      default ->
          problems.add(
              Problem.error(
                  ProblemCode.WRONG_TYPE,
                  java.util.Objects.requireNonNull(order).range(),
                  "There is no order \"" + order.text() + "\".",
                  "write one of: inventory, reverse_inventory, sorted, reverse_sorted, shuffle"));
    }
    return List.copyOf(ordered);
  }
}
