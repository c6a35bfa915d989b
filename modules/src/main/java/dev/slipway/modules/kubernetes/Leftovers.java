package dev.slipway.modules.kubernetes;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.OneQuestion;
import dev.slipway.host.probe.Sections;
import java.util.List;

/**
 * What of a cluster is left on a host? kubeadm's own reset leaves the settings of the pod network,
 * its links, the rules of iptables and the kubeconfigs of people.
 *
 * @param kubeconfigs of people, absolute paths
 * @param network whether the settings, links and state of the pod network count
 * @param firewall whether the chains of kube-proxy and of the pod network count
 */
record Leftovers(List<String> kubeconfigs, boolean network, boolean firewall)
    implements Probe<Leftovers.Answer> {
  private static final OneQuestion.Reading<Answer> READING = Leftovers::read;

  /** What kubeadm and kubelet keep. */
  static final List<String> PATHS =
      List.of(
          "/etc/kubernetes/admin.conf",
          "/etc/kubernetes/super-admin.conf",
          "/etc/kubernetes/kubelet.conf",
          "/etc/kubernetes/bootstrap-kubelet.conf",
          "/etc/kubernetes/controller-manager.conf",
          "/etc/kubernetes/scheduler.conf",
          "/etc/kubernetes/manifests/*",
          "/etc/kubernetes/pki/*",
          "/var/lib/etcd/*",
          "/var/lib/kubelet/*");

  /** What the pod network keeps. */
  static final List<String> NETWORK_PATHS =
      List.of("/etc/cni/net.d/*", "/var/lib/cni/*", "/run/flannel/*", "/var/lib/calico/*");

  /** Links that pod networks make. */
  static final List<String> LINKS =
      List.of("cni0", "flannel.1", "vxlan.calico", "tunl0", "kube-ipvs0", "nodelocaldns");

  /** Chains of kube-proxy, of CNI plugins and of Calico; nobody else's. */
  static final String CHAINS = "^:(KUBE-|CNI-|cali-)";

  Leftovers {
    kubeconfigs = List.copyOf(kubeconfigs);
  }

  /**
   * What is left.
   *
   * @param paths that kubeadm's reset clears away
   * @param network paths that it leaves
   * @param links of the network
   * @param chains tables and their chains, such as {@code nat KUBE-SERVICES}
   */
  record Answer(List<String> paths, List<String> network, List<String> links, List<String> chains) {
    Answer {
      paths = List.copyOf(paths);
      network = List.copyOf(network);
      links = List.copyOf(links);
      chains = List.copyOf(chains);
    }

    boolean isClean() {
      return paths.isEmpty() && network.isEmpty() && links.isEmpty() && chains.isEmpty();
    }
  }

  @Override
  public ProbeKind<Leftovers, Answer> kind() {
    return new OneQuestion<>("leftovers of kubernetes", script(), READING);
  }

  @Override
  public boolean isAbsent(Answer answer) {
    return answer.isClean();
  }

  private String script() {
    StringBuilder text = new StringBuilder("there() { for path in \"$@\"; do ");
    text.append("if [ -e \"$path\" ] || [ -L \"$path\" ]; then echo \"$path\"; fi; done; }\n");
    text.append("part paths\nthere ").append(String.join(" ", PATHS)).append('\n');
    text.append("part network\nthere ").append(Shell.quoteAll(kubeconfigs));
    text.append(network ? " " + String.join(" ", NETWORK_PATHS) : "").append("\npart links\n");
    if (network) {
      text.append("for link in ").append(String.join(" ", LINKS));
      text.append("; do [ ! -e \"/sys/class/net/$link\" ] || echo \"$link\"; done\n");
    }
    text.append("part chains\n");
    if (firewall) {
      text.append("for table in filter nat mangle raw; do iptables-save -t $table 2>/dev/null");
      text.append(" | sed -nE \"s/").append(CHAINS).append("([^ ]*) .*/$table \\1\\2/p\"; done\n");
    }
    return text.append(":\n").toString();
  }

  private static Answer read(Sections output) throws UnreadableAnswerException {
    return new Answer(
        output.lines("paths"),
        output.lines("network"),
        output.lines("links"),
        output.lines("chains"));
  }
}
