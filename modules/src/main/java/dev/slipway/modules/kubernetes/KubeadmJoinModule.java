package dev.slipway.modules.kubernetes;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.Secret;
import dev.slipway.host.ShellCommand;
import dev.slipway.module.Action;
import dev.slipway.module.Arguments;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a host a node of a cluster. */
final class KubeadmJoinModule implements TaskModule<KubeadmJoinModule.Desired, NodeFacts> {
  private static final ModuleSpec SPEC = KubeadmJoinSpec.spec();
  private static final String AWAIT_NODE =
      """
      begin=$(date +%s)
      until kubectl --kubeconfig /etc/kubernetes/kubelet.conf --request-timeout 5s get node "$1" \\
      -o jsonpath='{.status.nodeInfo.systemUUID}' 2>/dev/null | grep -q .; do
      [ $(($(date +%s) - begin)) -lt "$2" ] || exit 1
      sleep 1
      done
      """;

  /** How one gets in. */
  record Entrance(String endpoint, Optional<Secret> token, Optional<Secret> certificateKey) {}

  /** What is declared. */
  record Desired(
      JoinText.NodeSettings node,
      JoinRule.Wish wish,
      Entrance entrance,
      ClusterView cluster,
      boolean externalEtcd,
      List<String> ignored,
      Duration timeout) {

    JoinDecision decide(NodeFacts observed) {
      return JoinRule.decide(JoinRule.facts(observed, node.name(), cluster, externalEtcd), wish);
    }
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Desired bind(Arguments arguments) {
    return KubeadmJoinSpec.bind(arguments);
  }

  @Override
  public NodeFacts observe(Desired desired, HostReader host) throws HostException {
    return NodeParameters.observe(host, desired.node().name());
  }

  @Override
  public Diff diff(Desired desired, NodeFacts observed) {
    return switch (desired.decide(observed)) {
      case JoinDecision.Nothing _ -> Diff.none();
      case JoinDecision.Refuse(String reason) -> throw new TaskFailedException(reason);
      case JoinDecision.StartKubelet _ -> change(desired, Optional.of("kubelet stopped"));
      case JoinDecision.Await _ -> change(desired, Optional.of("API server down"));
      case JoinDecision.Join _ -> joined(desired, observed, Optional.empty());
      case JoinDecision.JoinAnew(String found) -> joined(desired, observed, Optional.of(found));
    };
  }

  private static Diff joined(Desired desired, NodeFacts observed, Optional<String> before) {
    if (observed.kubeadm().isEmpty()) {
      throw new TaskFailedException(
          "There is no kubeadm on this host. Install the package kubeadm first.");
    }
    if (desired.entrance().token().isEmpty() || desired.cluster().ca().isEmpty()) {
      throw new TaskFailedException(
          "This host is to join \"%s\", and there is no token or no hash of the cluster's certificate."
                  .formatted(desired.entrance().endpoint())
              + " Have them made by kubeadm_credentials on a control plane.");
    }
    if (desired.wish().controlPlane() && desired.entrance().certificateKey().isEmpty()) {
      throw new TaskFailedException(
          "This host is to be a control plane, and there is no certificate_key. Have it made by"
              + " kubeadm_credentials on a control plane.");
    }
    return change(desired, before);
  }

  private static Diff change(Desired desired, Optional<String> before) {
    String role = desired.wish().controlPlane() ? "control plane" : "worker";
    Change state =
        new Change.Attribute(
            "node " + desired.node().name(),
            "state",
            before,
            Optional.of(role + " of " + desired.entrance().endpoint()),
            false);
    return Diff.of(before.isPresent() ? Action.UPDATE : Action.CREATE, List.of(state))
        .predicting(List.of(Prediction.afterApply(new NodeProbe(desired.node().name()))))
        .withOpenEnd();
  }

  @Override
  public Map<String, Object> apply(Desired desired, Diff diff, HostSession host)
      throws HostException {
    NodeFacts observed = observe(desired, host);
    switch (desired.decide(observed)) {
      case JoinDecision.StartKubelet _ ->
          host.require(ShellCommand.of("systemctl", "start", "kubelet"));
      case JoinDecision.Await _ -> Kubeadm.awaitApiServer(host, desired.timeout());
      case JoinDecision.Join _ -> join(desired, observed, host);
      case JoinDecision.JoinAnew _ -> {
        leave(desired, observed, host);
        join(desired, observed, host);
      }
      case JoinDecision.Nothing _, JoinDecision.Refuse _ -> {}
    }
    return Map.of();
  }

  /** A node that still counts as ready would keep kubeadm from joining under its name. */
  private static void leave(Desired desired, NodeFacts observed, HostSession host)
      throws HostException {
    if (observed.has(NodeFile.ADMIN_CONF)) {
      host.run(
          ShellCommand.of("kubectl", "--kubeconfig", NodeFile.ADMIN_CONF.path())
              .with("--request-timeout", "10s", "delete", "node", desired.node().name()));
    }
    Kubeadm.reset(host, desired.node().socket());
  }

  private static void join(Desired desired, NodeFacts observed, HostSession host)
      throws HostException {
    JoinText text =
        new JoinText(
            desired.entrance().endpoint(),
            desired.entrance().token().orElseThrow(),
            desired.cluster().ca().orElseThrow(),
            desired.entrance().certificateKey(),
            desired.node());
    Kubeadm.join(host, text.render(observed.kubeadm().orElseThrow()), desired.ignored());
    ShellCommand known =
        ShellCommand.of("sh", "-c", AWAIT_NODE, "slipway", desired.node().name())
            .with(String.valueOf(desired.timeout().toSeconds()));
    if (host.run(known).exit() != 0) {
      throw new TaskFailedException(
          "kubeadm join has ended, and the cluster does not know the node \"%s\" within %d s. See: journalctl -u kubelet"
              .formatted(desired.node().name(), desired.timeout().toSeconds()));
    }
    if (desired.wish().controlPlane()) {
      Kubeadm.awaitApiServer(host, desired.timeout());
    }
  }
}
