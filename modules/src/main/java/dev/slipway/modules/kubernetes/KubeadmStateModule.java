package dev.slipway.modules.kubernetes;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskModule;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells what a host is in a cluster, for the decisions of other hosts. */
final class KubeadmStateModule implements TaskModule<KubeadmStateModule.Desired, NodeFacts> {
  private static final ModuleSpec SPEC =
      ModuleSpec.named("kubeadm_state", "Tells what a host is in a cluster; changes nothing.")
          .describe(
              "One host's decision to begin a cluster depends on all control planes. So each of"
                  + " them registers what it is, and `kubeadm_init`, `kubeadm_join`,"
                  + " `kubeadm_credentials` and `kubeadm_reset` take the list as `peers`.")
          .describe(
              "States of a control plane: `ABSENT` nothing is there; `DONE` files, data of etcd, an"
                  + " API server that is ready, the ConfigMap kubeadm-config and the host's own"
                  + " node; `DOWN` files and data, and the API server does not answer; `PARTIAL`"
                  + " anything else. The API server of the host itself is asked, not the endpoint"
                  + " of the cluster.\n\n"
                  + "A kubeadm that is at work on the host, left there by a run that was broken"
                  + " off, is awaited for up to five minutes.")
          .parameter(NodeParameters.name())
          .parameter(
              Parameter.control(
                      "control_plane",
                      ParameterType.BOOLEAN,
                      "Whether the host is, or is to be, a control plane.")
                  .otherwise("false"))
          .parameter(
              Parameter.control(
                  "address", ParameterType.TEXT, "The host's address, for those who read this."))
          .parameter(NodeParameters.externalEtcd())
          .returns("name", "The name of the node.")
          .returns("state", "`ABSENT`, `DONE`, `DOWN` or `PARTIAL`.")
          .returns("address", "The address that was given.")
          .returns(
              "joined",
              "Whether the host needs no token any more: it is a node, and a control plane where it"
                  + " is to be one.")
          .returns("machine", "What kubelet reports as the system's UUID.")
          .returns("ca", "The hash of the cluster's certificate, as kubeadm has it; may be empty.")
          .returns("cluster_name", "The name of the cluster; may be empty.")
          .returns("version", "The version of the kubeadm on the host; may be empty.")
          .returns("nodes", "The nodes of the cluster: `name`, `machine`, `control_plane`.")
          .returns("etcd_members", "The members of etcd: `id`, `name`, `peer_url`, `started`.")
          .example(
              "What the control planes are",
              """
              - kubeadm_state:
                  name: cp1
                register: kubeadm_node
              - debug:
                  msg: "${kubeadm_node.state}"
              """)
          .build();

  /** What is asked. */
  record Desired(String name, String address, boolean controlPlane, boolean externalEtcd) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Desired bind(Arguments arguments) {
    return new Desired(
        NodeParameters.name(arguments),
        arguments.optionalText("address").orElse(""),
        arguments.flag("control_plane"),
        arguments.flag(NodeParameters.EXTERNAL_ETCD));
  }

  @Override
  public NodeFacts observe(Desired desired, HostReader host) throws HostException {
    return NodeParameters.observe(host, desired.name());
  }

  @Override
  public Diff diff(Desired desired, NodeFacts observed) {
    return Diff.none();
  }

  @Override
  public Map<String, Object> apply(Desired desired, Diff diff, HostSession host) {
    return Map.of();
  }

  @Override
  public Map<String, Object> values(Desired desired, NodeFacts observed) {
    ControlPlaneState.Facts facts =
        ControlPlaneState.facts(observed, desired.name(), desired.externalEtcd());
    ControlPlaneState state = ControlPlaneState.of(facts, desired.externalEtcd());
    Map<String, Object> values = new LinkedHashMap<>(Peer.values(desired.name(), observed, state));
    values.put("address", desired.address());
    values.put("joined", isJoined(desired, observed, state));
    return values;
  }

  private static boolean isJoined(Desired desired, NodeFacts observed, ControlPlaneState state) {
    boolean whole =
        state instanceof ControlPlaneState.Done || state instanceof ControlPlaneState.Down;
    return observed.has(NodeFile.KUBELET_CONF)
        && !(observed.self() instanceof NodeFacts.Self.Missing)
        && (whole || !desired.controlPlane());
  }
}
