package dev.slipway.modules.kubernetes;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.Paths;
import java.time.Duration;
import java.util.Locale;

/** The parameters of {@code kubeadm_init}. */
final class KubeadmInitSpec {
  static final String CONFIG = "config";
  static final String TIMEOUT = "timeout";
  private static final String ON_PARTIAL = "on_partial";
  private static final String SKIP = "skip_phases";

  private KubeadmInitSpec() {}

  static ModuleSpec spec() {
    return ModuleSpec.named("kubeadm_init", "Makes the first control plane of a cluster, once.")
        .describe(
            "Runs on all control planes of the inventory. Where none of them has a cluster, the"
                + " first one in `peers` begins it; on the others, and wherever a peer has the"
                + " cluster in whatever state, nothing is begun: `joins` is true, and `leader`"
                + " names the host to join. So the first host of the inventory may be a new one.")
        .describe(
            "A control plane whose files and data are there and whose API server does not answer is"
                + " waited for, and never made anew; the failure shows the last lines of the log of"
                + " etcd and of the API server. One that is half there is handled by `on_partial`:"
                + " `fail` lists what is there; `resume` lets kubeadm go on, which keeps the"
                + " certificates and data that it finds; `reset` begins anew, only where no API"
                + " server can have served.")
        .describe(
            "Once the cluster is there, the declared ClusterConfiguration is compared with the one"
                + " in the cluster, key by key as far as it is declared; a difference fails the"
                + " task and says how that key is changed. kubeadm's own output is not kept, since"
                + " it holds a token.")
        .parameter(NodeParameters.name())
        .parameter(
            Parameter.control(CONFIG, ParameterType.PATH, "The file that `kubeadm_config` wrote.")
                .otherwise(ClusterSettings.PATH))
        .parameter(Peer.parameter())
        .parameter(
            Parameter.control(
                    ON_PARTIAL,
                    ParameterType.TEXT,
                    "What to do about a control plane that is half there.")
                .oneOf("fail", "resume", "reset")
                .otherwise("fail"))
        .parameter(NodeParameters.externalEtcd())
        .parameter(NodeParameters.socket())
        .parameter(NodeParameters.ignorePreflightErrors())
        .parameter(
            Parameter.control(
                SKIP,
                ParameterType.TEXTS,
                "Phases of kubeadm to leave out, such as `addon/kube-proxy`."))
        .parameter(
            Parameter.control(
                    TIMEOUT,
                    ParameterType.INTEGER,
                    "For how many seconds the API server is awaited.")
                .otherwise("120"))
        .returns("leader", "The name of the node that has the cluster, or gets it.")
        .returns("joins", "Whether this host is to join the cluster of another one.")
        .example(
            "On all control planes",
            """
            - kubeadm_state:
                name: cp1
              register: kubeadm_node
            - kubeadm_config:
                kubernetes_version: 1.30.2
                node_name: cp1
                control_plane_endpoint: kubeapi.example.org:6443
            - kubeadm_init:
                name: cp1
                peers: ["${kubeadm_node}"]
              register: kubeadm_cluster
            """)
        .build();
  }

  static KubeadmInitModule.Desired bind(Arguments arguments) {
    return new KubeadmInitModule.Desired(
        NodeParameters.name(arguments),
        Paths.bind(arguments, CONFIG),
        Peer.bind(arguments),
        InitRule.OnPartial.valueOf(arguments.text(ON_PARTIAL).toUpperCase(Locale.ROOT)),
        arguments.flag(NodeParameters.EXTERNAL_ETCD),
        arguments.text(NodeParameters.SOCKET),
        arguments.texts(NodeParameters.IGNORE),
        arguments.texts(SKIP),
        Duration.ofSeconds(arguments.integer(TIMEOUT)));
  }
}
