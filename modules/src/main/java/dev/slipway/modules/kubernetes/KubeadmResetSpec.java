package dev.slipway.modules.kubernetes;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.List;

/** The parameters of {@code kubeadm_reset}. */
final class KubeadmResetSpec {
  private static final String KUBECONFIGS = "kubeconfigs";

  private KubeadmResetSpec() {}

  static ModuleSpec spec() {
    return ModuleSpec.named("kubeadm_reset", "Takes a host out of its cluster.")
        .describe(
            "Done is a host on which none of the files of kubeadm, kubelet and etcd is left, nor"
                + " what kubeadm's own reset leaves: the settings and links of the pod network and"
                + " the kubeconfigs of people. Chains of iptables are removed only when that is"
                + " asked for, and only those of kube-proxy, of CNI plugins and of Calico.")
        .describe(
            "`confirm` has to be the name of the cluster as the host's own kubeconfig has it. The"
                + " last control plane is not reset unless `destroy_cluster` is true, because the"
                + " data of the cluster ends with it. The node of the host is deleted first, while"
                + " its API server answers; kubeadm takes its member out of etcd.")
        .parameter(NodeParameters.name())
        .parameter(
            Parameter.control("confirm", ParameterType.TEXT, "The name of the cluster.").must())
        .parameter(Peer.parameter())
        .parameter(
            Parameter.control(
                    "destroy_cluster",
                    ParameterType.BOOLEAN,
                    "Whether the last control plane may go, and the cluster with it.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                    "network",
                    ParameterType.BOOLEAN,
                    "Whether the settings, links and state of the pod network go as well.")
                .otherwise("true"))
        .parameter(
            Parameter.control(
                    "firewall",
                    ParameterType.BOOLEAN,
                    "Whether the chains of kube-proxy and of the pod network go as well.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                    KUBECONFIGS, ParameterType.TEXTS, "Kubeconfigs of people that go as well.")
                .otherwise("/root/.kube/config"))
        .parameter(NodeParameters.socket())
        .example(
            "Every node of a cluster that is to end",
            """
            - kubeadm_reset:
                name: cp1
                confirm: kubernetes
                destroy_cluster: true
            """)
        .build();
  }

  static KubeadmResetModule.Desired bind(Arguments arguments) {
    List<String> kubeconfigs = arguments.texts(KUBECONFIGS);
    if (kubeconfigs.stream().anyMatch(path -> !path.startsWith("/"))) {
      arguments.reject(
          KUBECONFIGS,
          "a path is not absolute.",
          "write each from the root on, as /root/.kube/config.");
    }
    return new KubeadmResetModule.Desired(
        NodeParameters.name(arguments),
        arguments.text("confirm"),
        Peer.bind(arguments),
        arguments.flag("destroy_cluster"),
        new Leftovers(kubeconfigs, arguments.flag("network"), arguments.flag("firewall")),
        arguments.text(NodeParameters.SOCKET));
  }
}
