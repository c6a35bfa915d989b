package dev.slipway.modules.kubernetes;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.ScriptResult;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import dev.slipway.modules.kubernetes.PodFacts.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Moves the pods of a node elsewhere. */
final class DrainModule implements TaskModule<DrainModule.Desired, DrainModule.Observed> {
  private static final ModuleSpec SPEC = describe();

  /**
   * What is declared.
   *
   * @param force whether pods that nothing makes anew go as well
   * @param emptyDir whether pods with data in an emptyDir go as well
   */
  record Desired(
      String name,
      String kubeconfig,
      long grace,
      long timeout,
      boolean force,
      boolean emptyDir,
      boolean uncordon) {
    /** The node, its pods, and the budgets of all pods. */
    List<JsonProbe> probes() {
      return List.of(
          new JsonProbe(kubeconfig, List.of("node", name)),
          new JsonProbe(
              kubeconfig,
              List.of("pods", "--all-namespaces", "--field-selector", "spec.nodeName=" + name)),
          new JsonProbe(kubeconfig, List.of("poddisruptionbudgets", "--all-namespaces")));
    }
  }

  /** What is there. */
  record Observed(JsonProbe.Answer node, JsonProbe.Answer pods, JsonProbe.Answer budgets) {}

  private static ModuleSpec describe() {
    return ModuleSpec.named("k8s_drain", "Moves the pods of a node elsewhere.")
        .describe(
            "Done is a node that is not schedulable and holds only pods of DaemonSets, static pods"
                + " and pods that have ended. The plan names each pod that would be evicted. What"
                + " would stop halfway is said before: a PodDisruptionBudget that allows none, a"
                + " pod that nothing makes anew, data in an emptyDir.")
        .describe(
            "When draining fails, a node that was schedulable before is made schedulable again."
                + " `k8s_node` with `schedulable: true` ends the work on a node.")
        .parameter(NodeParameters.name())
        .parameter(ObjectSpec.kubeconfig())
        .parameter(
            Parameter.control(
                    "grace", ParameterType.INTEGER, "How many seconds a pod gets to end itself.")
                .otherwise("300"))
        .parameter(
            Parameter.control(
                    "timeout", ParameterType.INTEGER, "After how many seconds draining fails.")
                .otherwise("360"))
        .parameter(
            Parameter.control(
                    "force", ParameterType.BOOLEAN, "Whether pods that nothing makes anew go too.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                    "delete_emptydir_data",
                    ParameterType.BOOLEAN,
                    "Whether pods with data in an emptyDir go too, and the data with them.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                    "uncordon_on_failure",
                    ParameterType.BOOLEAN,
                    "Whether the node is schedulable again when draining fails.")
                .otherwise("true"))
        .example(
            "Before work on a node",
            """
            - k8s_drain:
                name: node1
                delete_emptydir_data: true
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
        arguments.integer("grace"),
        arguments.integer("timeout"),
        arguments.flag("force"),
        arguments.flag("delete_emptydir_data"),
        arguments.flag("uncordon_on_failure"));
  }

  @Override
  public Observed observe(Desired desired, HostReader host) throws HostException {
    List<JsonProbe.Answer> answers = host.askAll(desired.probes());
    return new Observed(answers.get(0), answers.get(1), answers.get(2));
  }

  @Override
  public Diff diff(Desired desired, Observed observed) {
    if (!observed.node().refusal().isEmpty()) {
      throw new TaskFailedException(
          "The API server cannot be asked from this host: " + observed.node().refusal());
    }
    if (observed.node().object().isEmpty()) {
      throw new TaskFailedException("The cluster has no node \"%s\".".formatted(desired.name()));
    }
    List<Pod> pods = PodFacts.evicted(observed.pods());
    mustBeEvictable(desired, observed, pods);
    List<Change> changes = new ArrayList<>();
    if (isSchedulable(observed)) {
      changes.add(Change.attribute("node " + desired.name(), "schedulable", "true", "false"));
    }
    for (Pod pod : pods) {
      changes.add(
          new Change.Attribute(
              "pod " + pod.title(), "node", Optional.of(desired.name()), Optional.empty(), false));
    }
    Diff diff = Diff.ofChanges(Action.UPDATE, changes);
    // Where the pods go, and which others come for them, only the cluster knows.
    return diff.isEmpty()
        ? diff
        : diff.predicting(
            desired.probes().stream().<Prediction<?>>map(Prediction::afterApply).toList());
  }

  private static boolean isSchedulable(Observed observed) {
    return observed
        .node()
        .object()
        .filter(node -> !Boolean.TRUE.equals(Documents.map(node, "spec").get("unschedulable")))
        .isPresent();
  }

  private static void mustBeEvictable(Desired desired, Observed observed, List<Pod> pods) {
    List<String> obstacles = new ArrayList<>(PodFacts.blocked(pods, observed.budgets()));
    for (Pod pod : pods) {
      if (!pod.managed() && !desired.force()) {
        obstacles.add(pod.title() + " is made anew by nothing; write force: true to delete it");
      }
      if (pod.emptyDir() && !desired.emptyDir()) {
        obstacles.add(
            pod.title() + " has data in an emptyDir; write delete_emptydir_data: true to lose it");
      }
    }
    if (!obstacles.isEmpty()) {
      throw new TaskFailedException(
          "\"%s\" cannot be drained: %s.".formatted(desired.name(), String.join("; ", obstacles)));
    }
  }

  @Override
  public Map<String, Object> apply(Desired desired, Diff diff, HostSession host)
      throws HostException {
    boolean schedulable = isSchedulable(observe(desired, host));
    ScriptResult result = host.run(drain(desired));
    if (result.exit() != 0) {
      if (schedulable && desired.uncordon()) {
        host.run(kubectl(desired, "uncordon", desired.name()));
      }
      throw new TaskFailedException(
          "\"%s\" was not drained within %d s%s: %s"
              .formatted(
                  desired.name(),
                  desired.timeout(),
                  schedulable && desired.uncordon() ? ", and is schedulable again" : "",
                  result.stderrText().strip()));
    }
    return Map.of();
  }

  private static ShellCommand drain(Desired desired) {
    List<String> options = new ArrayList<>();
    options.add("--ignore-daemonsets");
    options.add("--grace-period=" + desired.grace());
    options.add("--timeout=" + desired.timeout() + "s");
    if (desired.force()) {
      options.add("--force");
    }
    if (desired.emptyDir()) {
      options.add("--delete-emptydir-data");
    }
    return kubectl(desired, "drain", desired.name()).with(options.toArray(String[]::new));
  }

  private static ShellCommand kubectl(Desired desired, String... words) {
    return ShellCommand.of("kubectl", "--kubeconfig", desired.kubeconfig()).with(words);
  }
}
