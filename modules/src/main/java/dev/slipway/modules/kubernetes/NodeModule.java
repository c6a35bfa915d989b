package dev.slipway.modules.kubernetes;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.support.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Labels, taints and schedulability of a node. */
final class NodeModule implements TaskModule<NodeModule.Desired, JsonProbe.Answer> {
  private static final ModuleSpec SPEC = describe();

  /**
   * Kubernetes itself sets and removes taints of these prefixes, such as of a node that is down.
   */
  private static final List<String> OWN_TAINTS =
      List.of("node.kubernetes.io/", "node.cloudprovider.kubernetes.io/");

  /**
   * What is declared.
   *
   * @param labels with null for those that are not to be there
   */
  record Desired(
      String name,
      String kubeconfig,
      Map<String, Object> labels,
      Optional<List<Map<String, Object>>> taints,
      Optional<Boolean> schedulable) {

    JsonProbe probe() {
      return new JsonProbe(kubeconfig, List.of("node", name));
    }
  }

  private static ModuleSpec describe() {
    return ModuleSpec.named("k8s_node", "Labels, taints and schedulability of a node.")
        .describe(
            "Labels that are not named stay as they are; one whose value is null is removed."
                + " `taints` is the whole list, but for those that Kubernetes itself sets"
                + " (`node.kubernetes.io/...`). A node that is not schedulable keeps its pods: see"
                + " `k8s_drain`.")
        .parameter(NodeParameters.name())
        .parameter(
            Parameter.state(
                "labels", ParameterType.MAP, "Labels and their values; null removes one."))
        .parameter(
            Parameter.state(
                "taints",
                ParameterType.LIST,
                "All taints: maps of `key`, `value` and `effect`; `[]` for none."))
        .parameter(
            Parameter.state(
                "schedulable", ParameterType.BOOLEAN, "Whether new pods may come to the node."))
        .parameter(ObjectSpec.kubeconfig())
        .rule(ParameterRule.atLeastOne("labels", "taints", "schedulable"))
        .example(
            "A node for the edge",
            """
            - k8s_node:
                name: node1
                labels: {zone: edge}
                taints: [{key: edge, value: 'true', effect: NoSchedule}]
            """)
        .build();
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Desired bind(Arguments arguments) {
    return new Desired(
        NodeParameters.name(arguments),
        arguments.text(ObjectSpec.KUBECONFIG),
        arguments.map("labels"),
        arguments.value("taints").map(value -> Documents.maps(Map.of("taints", value), "taints")),
        arguments.optionalFlag("schedulable"));
  }

  @Override
  public JsonProbe.Answer observe(Desired desired, HostReader host) throws HostException {
    return host.ask(desired.probe());
  }

  @Override
  public Diff diff(Desired desired, JsonProbe.Answer observed) {
    if (!observed.refusal().isEmpty()) {
      throw new TaskFailedException(
          "The API server cannot be asked from this host: " + observed.refusal());
    }
    Map<String, Object> node =
        observed
            .object()
            .orElseThrow(
                () ->
                    new TaskFailedException(
                        "The cluster has no node \"%s\".".formatted(desired.name())));
    List<Change> changes = new ArrayList<>();
    labels(desired, Documents.map(Documents.map(node, "metadata"), "labels"), changes);
    Map<String, Object> spec = Documents.map(node, "spec");
    taints(desired, Documents.maps(spec, "taints"), changes);
    schedulable(desired, !Boolean.TRUE.equals(spec.get("unschedulable")), changes);
    Diff diff = Diff.ofChanges(Action.UPDATE, changes);
    return diff.isEmpty() ? diff : diff.predicting(List.of(Prediction.afterApply(desired.probe())));
  }

  private static void labels(Desired desired, Map<String, Object> live, List<Change> changes) {
    desired
        .labels()
        .forEach(
            (label, value) -> {
              Optional<String> before = Optional.ofNullable(live.get(label)).map(String::valueOf);
              Optional<String> after = Optional.ofNullable(value).map(String::valueOf);
              if (!before.equals(after)) {
                changes.add(attribute(desired, "label " + label, before, after));
              }
            });
  }

  private static void taints(
      Desired desired, List<Map<String, Object>> live, List<Change> changes) {
    List<Map<String, Object>> peoples = live.stream().filter(taint -> !isOwn(taint)).toList();
    if (desired.taints().isPresent() && !texts(desired.taints().get()).equals(texts(peoples))) {
      changes.add(
          attribute(
              desired,
              "taints",
              Optional.of(String.join(", ", texts(peoples))),
              Optional.of(String.join(", ", texts(desired.taints().get())))));
    }
  }

  private static boolean isOwn(Map<String, Object> taint) {
    return OWN_TAINTS.stream().anyMatch(Documents.text(taint, "key")::startsWith);
  }

  /** Each as kubectl writes it; in an order of their own. */
  private static List<String> texts(List<Map<String, Object>> taints) {
    return taints.stream()
        .map(
            taint ->
                Documents.text(taint, "key")
                    + (taint.containsKey("value") ? "=" + Documents.text(taint, "value") : "")
                    + ":"
                    + Documents.text(taint, "effect"))
        .sorted()
        .toList();
  }

  private static void schedulable(Desired desired, boolean live, List<Change> changes) {
    desired
        .schedulable()
        .filter(wanted -> wanted != live)
        .ifPresent(
            wanted ->
                changes.add(
                    attribute(
                        desired,
                        "schedulable",
                        Optional.of(String.valueOf(live)),
                        Optional.of(String.valueOf(wanted)))));
  }

  private static Change attribute(
      Desired desired, String name, Optional<String> before, Optional<String> after) {
    return new Change.Attribute("node " + desired.name(), name, before, after, false);
  }

  /** One patch for all. */
  @Override
  public Map<String, Object> apply(Desired desired, Diff diff, HostSession host)
      throws HostException {
    Map<String, Object> live = observe(desired, host).object().orElse(Map.of());
    Map<String, Object> spec = new LinkedHashMap<>();
    desired
        .taints()
        .ifPresent(
            taints ->
                spec.put(
                    "taints",
                    Stream.concat(
                            taints.stream(),
                            Documents.maps(Documents.map(live, "spec"), "taints").stream()
                                .filter(NodeModule::isOwn))
                        .toList()));
    desired.schedulable().ifPresent(schedulable -> spec.put("unschedulable", !schedulable));
    Map<String, Object> patch = new LinkedHashMap<>();
    Map<String, Object> labels = new LinkedHashMap<>();
    desired
        .labels()
        .forEach(
            (key, value) -> labels.put(key, Objects.isNull(value) ? null : String.valueOf(value)));
    patch.put("metadata", Map.of("labels", labels));
    patch.put("spec", spec);
    host.require(
        ShellCommand.of("kubectl", "--kubeconfig", desired.kubeconfig(), "patch", "node")
            .with(desired.name(), "--type", "merge", "--patch", Json.text(patch)));
    return Map.of();
  }
}
