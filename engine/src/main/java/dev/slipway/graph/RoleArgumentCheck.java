package dev.slipway.graph;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Problems;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.model.Definition;
import dev.slipway.model.Host;
import dev.slipway.model.HostPattern;
import dev.slipway.model.Inventory;
import dev.slipway.model.Keyword;
import dev.slipway.model.Precedence;
import dev.slipway.model.Role;
import dev.slipway.model.VariableLayer;
import dev.slipway.module.argument.ArgumentOption;
import dev.slipway.module.argument.ArgumentSpec;
import dev.slipway.module.argument.ArgumentSpec.Later;
import dev.slipway.module.argument.ArgumentSpecReader;
import dev.slipway.module.argument.Complaint;
import dev.slipway.tree.Literals;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.TreePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares what roles get with what they say that they take, as far as it is known before a run:
 * values that are written literally, on each host of the play. Values that are evaluated or set by
 * tasks are left to the role's first step.
 */
public final class RoleArgumentCheck {
  static final String MODULE = "validate_argument_spec";

  private final Inventory inventory;
  private final VariableLayer extra;
  private final Set<String> provided;
  private final Problems problems;
  private final Set<String> produced = new HashSet<>();

  /**
   * @param extra the variables of the command line
   * @param provided the names that the engine itself provides
   */
  public RoleArgumentCheck(
      Inventory inventory, VariableLayer extra, Set<String> provided, Problems problems) {
    this.inventory = inventory;
    this.extra = extra;
    this.provided = Set.copyOf(provided);
    this.problems = problems;
  }

  /** Checks every use of a role, everything about one use in one problem. */
  public void check(List<CompiledPlaybook> playbooks) {
    List<TaskGraph> graphs = playbooks.stream().flatMap(one -> one.graphs().stream()).toList();
    graphs.forEach(graph -> graph.nodes().forEach(node -> produced.addAll(Producers.of(node))));
    for (TaskGraph graph : graphs) {
      List<Host> hosts = hosts(graph);
      graph.nodes().stream()
          .filter(node -> node.task().module().text().equals(MODULE))
          .forEach(node -> node.task().role().ifPresent(role -> check(node, role, hosts)));
    }
  }

  /** Patterns that are evaluated can mean any host. */
  private List<Host> hosts(TaskGraph graph) {
    List<Scalar> patterns = graph.play().hosts();
    return patterns.stream().allMatch(Scalar::isLiteral)
        ? List.copyOf(HostPattern.parse(patterns, new Problems()).select(inventory, new Problems()))
        : List.copyOf(inventory.hosts().values());
  }

  private void check(TaskNode node, Role role, List<Host> hosts) {
    Optional<Node> described = node.task().arguments().get("argument_spec");
    if (described.isEmpty() || !described.get().isLiteral()) {
      return;
    }
    ArgumentSpec spec = new ArgumentSpecReader().options(Literals.of(described.get()));
    Map<Given, List<String>> found = new LinkedHashMap<>();
    hosts.forEach(
        host ->
            found
                .computeIfAbsent(given(spec, node, host), _ -> new ArrayList<>())
                .add(host.name()));
    Map<Finding, List<String>> findings = new LinkedHashMap<>();
    found.forEach(
        (given, names) ->
            given
                .findings(spec)
                .forEach(
                    finding ->
                        findings.computeIfAbsent(finding, _ -> new ArrayList<>()).addAll(names)));
    findings
        .entrySet()
        .removeIf(one -> one.getKey().missing() && mayBeSkipped(node, one.getValue(), hosts));
    if (!findings.isEmpty()) {
      report(node, role, findings, hosts.size());
    }
  }

  /** Under a condition, a value may be missing where the role is not done. */
  private static boolean mayBeSkipped(TaskNode node, List<String> without, List<Host> hosts) {
    boolean conditional =
        !node.surroundings().all(Keyword.WHEN).isEmpty()
            || node.sections().stream().anyMatch(section -> section.part() != Section.Part.TRY);
    return conditional && without.size() < hosts.size();
  }

  /** Something that is wrong, and where the value stands. */
  private record Finding(Complaint complaint, Optional<SourceRange> range) {
    boolean missing() {
      return range.isEmpty();
    }
  }

  /** What a role gets on a host, as far as it is known. */
  private record Given(Map<String, Object> values, Map<String, Node> written) {
    List<Finding> findings(ArgumentSpec spec) {
      return spec.complaints(values).stream().map(this::finding).toList();
    }

    private Finding finding(Complaint complaint) {
      Node node = written.get(String.valueOf(complaint.path().getFirst()));
      List<Object> inside = complaint.path().subList(1, complaint.path().size());
      return new Finding(
          complaint, Optional.ofNullable(node).map(of -> TreePath.range(of, inside)));
    }
  }

  private Given given(ArgumentSpec spec, TaskNode node, Host host) {
    List<VariableLayer> layers = new ArrayList<>(host.variables());
    layers.addAll(node.layers());
    layers.add(extra);
    layers.sort(Comparator.comparing(VariableLayer::precedence));
    Map<String, Object> values = new HashMap<>();
    Map<String, Node> written = new HashMap<>();
    for (ArgumentOption option : spec.options()) {
      String name = option.name();
      Optional<VariableLayer> winner =
          layers.reversed().stream().filter(one -> one.definitions().containsKey(name)).findFirst();
      if (isSetLater(name, winner)) {
        values.put(name, Later.VALUE);
      } else if (winner.isPresent()) {
        Definition definition = winner.get().definitions().get(name);
        if (definition instanceof Definition.Written(Node value)) {
          written.put(name, value);
          values.put(name, Literals.of(value, Later.VALUE));
        } else {
          values.put(name, Later.VALUE);
        }
      }
    }
    return new Given(values, written);
  }

  private boolean isSetLater(String name, Optional<VariableLayer> winner) {
    boolean weak =
        winner
            .map(layer -> layer.precedence().compareTo(Precedence.SET_FACT_AND_REGISTER) < 0)
            .orElse(true);
    return weak && (produced.contains(name) || provided.contains(name));
  }

  private void report(TaskNode node, Role role, Map<Finding, List<String>> findings, int ofHosts) {
    List<String> lines = new ArrayList<>();
    List<Problem.Note> notes = new ArrayList<>();
    findings.forEach(
        (finding, hosts) -> {
          String where = hosts.size() == ofHosts ? "" : " (on " + some(hosts) + ")";
          lines.add("\n  " + finding.complaint().message() + where);
          finding.range().ifPresent(range -> notes.add(new Problem.Note(range, "here")));
        });
    List<String> fixes = findings.keySet().stream().map(one -> one.complaint().fix()).toList();
    Problem problem =
        Problem.error(
            ProblemCode.ROLE_ARGUMENTS,
            node.task().range(),
            "The role \""
                + role.name()
                + "\" does not get the arguments that it takes:"
                + String.join("", lines),
            (fixes.size() == 1 ? fixes.getFirst() : "correct all of them")
                + "  slipway doc role/"
                + role.name());
    problems.add(problem.withNotes(notes.stream().distinct().toList()));
  }

  private static String some(List<String> hosts) {
    int most = 3;
    String names = String.join(", ", hosts.subList(0, Math.min(most, hosts.size())));
    return hosts.size() > most ? names + " and " + (hosts.size() - most) + " more" : names;
  }
}
