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
import dev.slipway.module.Prediction;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes a host out of its cluster. */
final class KubeadmResetModule
    implements TaskModule<KubeadmResetModule.Desired, KubeadmResetModule.Observed> {
  private static final ModuleSpec SPEC = KubeadmResetSpec.spec();

  /**
   * The name that a kubelet.conf which the cluster handed out has in the place of the cluster's.
   */
  private static final String NAMELESS = "default-cluster";

  /** kubeadm leaves these; some are made anew by what still runs, so they go last. */
  private static final String CLEAR_LINKS =
      """
      for link in "$@"; do ip link delete "$link" 2>/dev/null || ip link set "$link" down; done
      :
      """;

  private static final String CLEAR_CHAINS =
      """
      for table in filter nat mangle raw; do
      iptables-save -t $table 2>/dev/null \\
      | grep -vE -e '^:(KUBE-|CNI-|cali-)' -e '^-A (KUBE-|CNI-|cali-)' -e '-j (KUBE-|CNI-|cali-)' \\
      | iptables-restore -T $table || exit 1
      done
      """;

  /** What is declared. */
  record Desired(
      String name,
      String confirm,
      List<Peer> peers,
      boolean destroyCluster,
      Leftovers leftovers,
      String socket) {}

  /** What is there. */
  record Observed(NodeFacts facts, Leftovers.Answer left) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Desired bind(Arguments arguments) {
    return KubeadmResetSpec.bind(arguments);
  }

  @Override
  public Observed observe(Desired desired, HostReader host) throws HostException {
    return new Observed(
        NodeParameters.observe(host, desired.name()), host.ask(desired.leftovers()));
  }

  @Override
  public Diff diff(Desired desired, Observed observed) {
    if (observed.left().isClean()) {
      return Diff.none();
    }
    mustBeConfirmed(desired, observed.facts());
    mustNotBeTheLast(desired, observed.facts());
    List<Change> changes = new ArrayList<>();
    if (observed.facts().has(NodeFile.KUBELET_CONF)) {
      changes.add(gone("node " + desired.name(), "member"));
    }
    Leftovers.Answer left = observed.left();
    Stream.of(left.paths(), left.network())
        .flatMap(List::stream)
        .forEach(path -> changes.add(gone(path, "present")));
    left.links().forEach(link -> changes.add(gone("link " + link, "present")));
    if (!left.chains().isEmpty()) {
      // Not how many: kube-proxy makes and removes some while it runs.
      changes.add(gone("iptables", "chains of Kubernetes"));
    }
    return Diff.of(Action.DELETE, changes)
        .predicting(
            List.of(
                Prediction.afterApply(new NodeProbe(desired.name())),
                Prediction.of(
                    desired.leftovers(),
                    new Leftovers.Answer(List.of(), List.of(), List.of(), List.of()))));
  }

  private static Change gone(String subject, String before) {
    return new Change.Attribute(subject, "state", Optional.of(before), Optional.empty(), false);
  }

  private static void mustBeConfirmed(Desired desired, NodeFacts facts) {
    Optional<String> name =
        Stream.concat(
                facts.clusterName().stream(),
                desired.peers().stream().flatMap(peer -> peer.clusterName().stream()))
            .filter(known -> !known.equals(NAMELESS))
            .findFirst();
    if (name.isPresent() && !name.get().equals(desired.confirm())) {
      throw new TaskFailedException(
          "This host is in the cluster \"%s\", and confirm names \"%s\". Nothing was altered."
              .formatted(name.get(), desired.confirm()));
    }
  }

  private static void mustNotBeTheLast(Desired desired, NodeFacts facts) {
    boolean data = facts.has(NodeFile.ETCD_DATA) || facts.has(NodeFile.API_SERVER_MANIFEST);
    boolean others =
        desired.peers().stream()
            .filter(peer -> !peer.name().equals(desired.name()))
            .anyMatch(peer -> peer.kind().equals(Optional.of(Peer.Kind.DONE)));
    if (data && !others && !desired.destroyCluster()) {
      throw new TaskFailedException(
          "\"%s\" is the last control plane that is known to be whole: the cluster and its data end with"
                  .formatted(desired.name())
              + " it. Write destroy_cluster: true when that is meant, or give the other control"
              + " planes as peers.");
    }
  }

  @Override
  public Map<String, Object> apply(Desired desired, Diff diff, HostSession host)
      throws HostException {
    Observed observed = observe(desired, host);
    if (!observed.left().paths().isEmpty()) {
      leave(desired, observed.facts(), host);
    }
    clear(desired, host);
    return Map.of();
  }

  private static void leave(Desired desired, NodeFacts facts, HostSession host)
      throws HostException {
    if (facts.api().isPresent()) {
      host.run(
          ShellCommand.of("kubectl", "--kubeconfig", NodeFile.ADMIN_CONF.path())
              .with("--request-timeout", "10s", "delete", "node", desired.name()));
    }
    if (facts.kubeadm().isPresent()) {
      Kubeadm.reset(host, desired.socket());
    }
  }

  private static void clear(Desired desired, HostSession host) throws HostException {
    Leftovers.Answer left = host.ask(desired.leftovers());
    List<String> paths = Stream.concat(left.paths().stream(), left.network().stream()).toList();
    if (!paths.isEmpty()) {
      host.require(ShellCommand.of("rm", "-rf", "--").with(paths.toArray(String[]::new)));
    }
    if (!left.links().isEmpty()) {
      host.require(
          ShellCommand.of("sh", "-c", CLEAR_LINKS, "slipway")
              .with(left.links().toArray(String[]::new)));
    }
    if (!left.chains().isEmpty()) {
      host.require(ShellCommand.of("sh", "-c", CLEAR_CHAINS));
    }
  }
}
