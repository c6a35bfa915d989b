package dev.slipway.modules.kubernetes;

import dev.slipway.host.Secret;
import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The parameters of {@code kubeadm_join}. */
final class KubeadmJoinSpec {
  private static final String CONTROL_PLANE = "control-plane";
  private static final String TOKEN = "token";
  private static final String KEY = "certificate_key";
  private static final String HASH = "ca_cert_hash";

  private KubeadmJoinSpec() {}

  static ModuleSpec spec() {
    return ModuleSpec.named("kubeadm_join", "Makes a host a node of a cluster.")
        .describe(
            "Done is a host whose kubelet.conf is of the cluster, whose node is this very machine"
                + " and whose kubelet runs; a control plane also has its API server ready and its"
                + " member of etcd started. Then neither token nor key is needed, and they may be"
                + " empty.")
        .describe(
            "Refused: a member of another cluster; a name that another machine has; a host whose"
                + " node was deleted in the cluster, unless `rejoin` is true. What a broken-off"
                + " join left is cleared away with `on_partial: reset`, as long as etcd does not"
                + " count the host as a member that has come up.")
        .describe(
            "Join control planes one at a time (`throttle: 1`), since etcd takes one new member"
                + " after the other; workers all at once. Token and key go to the standard input of"
                + " kubeadm, so that neither a file nor a process list holds them.")
        .parameter(NodeParameters.name())
        .parameter(
            Parameter.state("role", ParameterType.TEXT, "What the host is to be.")
                .oneOf("worker", CONTROL_PLANE)
                .otherwise("worker"))
        .parameter(
            Parameter.control(
                    "endpoint",
                    ParameterType.TEXT,
                    "Where the API servers are reached: `NAME:PORT`.")
                .must())
        .parameter(
            Parameter.control(TOKEN, ParameterType.TEXT, "The token of `kubeadm_credentials`.")
                .secret())
        .parameter(
            Parameter.control(
                HASH,
                ParameterType.TEXT,
                "The hash of the cluster's certificate; when it is not given, that of the peers."))
        .parameter(
            Parameter.control(
                    KEY,
                    ParameterType.TEXT,
                    "The certificate key of `kubeadm_credentials`; for a control plane.")
                .secret())
        .parameter(Peer.parameter())
        .parameter(
            Parameter.control(
                "advertise_address", ParameterType.TEXT, "The address of this host's API server."))
        .parameter(
            Parameter.control(
                "bind_port", ParameterType.INTEGER, "The port of this host's API server."))
        .parameter(NodeParameters.socket())
        .parameter(
            Parameter.control(
                "taints",
                ParameterType.LIST,
                "The taints that the node comes with; `[]` for none."))
        .parameter(
            Parameter.control(
                "kubelet_args",
                ParameterType.MAP,
                "Extra arguments of kubelet, without the leading dashes."))
        .parameter(
            Parameter.control(
                    "on_partial",
                    ParameterType.TEXT,
                    "What to do about the files of a join that was broken off.")
                .oneOf("fail", "reset")
                .otherwise("fail"))
        .parameter(
            Parameter.control(
                    "rejoin",
                    ParameterType.BOOLEAN,
                    "Whether a host that the cluster has lost is reset and joined again.")
                .otherwise("false"))
        .parameter(NodeParameters.externalEtcd())
        .parameter(NodeParameters.ignorePreflightErrors())
        .parameter(
            Parameter.control(
                    KubeadmInitSpec.TIMEOUT,
                    ParameterType.INTEGER,
                    "For how many seconds the host's own API server and the node are awaited.")
                .otherwise("120"))
        .example(
            "A worker",
            """
            - kubeadm_join:
                name: node1
                endpoint: kubeapi.example.org:6443
                token: "${kubeadm_credentials.token}"
                ca_cert_hash: "${kubeadm_credentials.ca_cert_hash}"
              vars:
                kubeadm_credentials: {token: '', ca_cert_hash: ''}
            """)
        .build();
  }

  static KubeadmJoinModule.Desired bind(Arguments arguments) {
    boolean controlPlane = arguments.text("role").equals(CONTROL_PLANE);
    List<Peer> peers = Peer.bind(arguments);
    JoinText.NodeSettings node =
        new JoinText.NodeSettings(
            NodeParameters.name(arguments),
            arguments.text(NodeParameters.SOCKET),
            arguments.optionalText("advertise_address"),
            arguments.optionalInteger("bind_port"),
            taints(arguments),
            arguments.map("kubelet_args"));
    return new KubeadmJoinModule.Desired(
        node,
        new JoinRule.Wish(
            controlPlane, arguments.text("on_partial").equals("reset"), arguments.flag("rejoin")),
        new KubeadmJoinModule.Entrance(
            arguments.text("endpoint"),
            secret(arguments, TOKEN),
            controlPlane ? secret(arguments, KEY) : Optional.empty()),
        ClusterView.of(arguments.optionalText(HASH).filter(text -> !text.isBlank()), peers),
        arguments.flag(NodeParameters.EXTERNAL_ETCD),
        arguments.texts(NodeParameters.IGNORE),
        Duration.ofSeconds(arguments.integer(KubeadmInitSpec.TIMEOUT)));
  }

  @SuppressWarnings("unchecked") // LIST is a list of anything.
  private static Optional<List<Object>> taints(Arguments arguments) {
    return arguments.value("taints").map(value -> (List<Object>) value);
  }

  private static Optional<Secret> secret(Arguments arguments, String parameter) {
    return arguments.optionalText(parameter).filter(text -> !text.isBlank()).map(Secret::new);
  }
}
