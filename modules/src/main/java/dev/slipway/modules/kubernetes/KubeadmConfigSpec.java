package dev.slipway.modules.kubernetes;

import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.ArrayList;
import java.util.List;

/** The parameters of {@code kubeadm_config}. */
final class KubeadmConfigSpec {
  static final String VERSION = "kubernetes_version";

  /** Those that are one text each. */
  static final List<String> TEXTS =
      List.of(
          "cluster_name",
          "control_plane_endpoint",
          "advertise_address",
          "node_name",
          "pod_subnet",
          "service_subnet",
          "dns_domain",
          "image_repository",
          "certificates_directory",
          NodeParameters.SOCKET,
          "token_ttl",
          "patches_directory");

  /** Those that are extra arguments of a program. */
  static final List<String> ARGUMENTS =
      List.of(
          "api_server_args",
          "controller_manager_args",
          "scheduler_args",
          "etcd_args",
          "kubelet_args");

  private KubeadmConfigSpec() {}

  static ModuleSpec spec() {
    return ModuleSpec.named("kubeadm_config", "Writes the configuration file of kubeadm.")
        .describe(
            "In the newest form that the version of Kubernetes knows: v1beta2 before 1.22, v1beta3"
                + " from there on, v1beta4 from 1.31 on, where extra arguments are a list. What is"
                + " not given is left out, so that kubeadm's own default holds.")
        .describe(
            "The file holds no secret; it belongs to root and nobody else may read it."
                + " `kubeadm_init` takes it, and compares it with the cluster later.")
        .parameters(parameters())
        .returns("path", "The file.")
        .returns("api_version", "The form, such as `kubeadm.k8s.io/v1beta3`.")
        .example(
            "A cluster behind a load balancer",
            """
            - kubeadm_config:
                kubernetes_version: 1.30.2
                node_name: cp1
                advertise_address: 10.0.0.101
                control_plane_endpoint: kubeapi.example.org:6443
                pod_subnet: 10.244.0.0/16
                api_server_args: {profiling: 'false'}
                components:
                  - kind: KubeProxyConfiguration
                    conntrack: {maxPerCore: 0}
            """)
        .build();
  }

  private static List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>();
    all.add(
        Parameter.identity("path", ParameterType.PATH, "The file.")
            .otherwise(ClusterSettings.PATH));
    all.add(Parameter.state(VERSION, ParameterType.TEXT, "Such as `1.30.2`.").must());
    text(all, "cluster_name", "The name of the cluster; kubeadm's default is `kubernetes`.");
    text(all, "control_plane_endpoint", "Where all reach the API servers: `NAME:PORT`.");
    text(all, "advertise_address", "The address of this host's API server.");
    all.add(Parameter.state("bind_port", ParameterType.INTEGER, "The port of the API server."));
    text(all, "node_name", "The name of the host's node.");
    text(all, "pod_subnet", "The network of the pods, such as `10.244.0.0/16`.");
    text(
        all, "service_subnet", "The network of the services; kubeadm's default is `10.96.0.0/12`.");
    text(all, "dns_domain", "The domain of the cluster; kubeadm's default is `cluster.local`.");
    text(all, "image_repository", "Where the images of the control plane come from.");
    text(all, "certificates_directory", "Where the certificates are, when not in kubeadm's place.");
    text(
        all,
        NodeParameters.SOCKET,
        "The socket of the container runtime, with or without unix://.");
    all.add(
        Parameter.state(
                "token_ttl", ParameterType.TEXT, "How long the token of kubeadm init itself lives.")
            .otherwise("30m0s"));
    text(all, "patches_directory", "A directory of patches; from 1.22 on.");
    all.add(
        Parameter.state(
            "cert_sans", ParameterType.TEXTS, "More names and addresses of the API server."));
    for (String parameter : ARGUMENTS) {
      all.add(
          Parameter.state(
              parameter, ParameterType.MAP, "Extra arguments, without the leading dashes."));
    }
    list(all, "api_server_volumes", "Directories of the host for the API server: `extraVolumes`.");
    list(all, "taints", "The taints of the node; `[]` for none.");
    all.add(
        Parameter.state(
            "external_etcd",
            ParameterType.MAP,
            "An etcd elsewhere: `endpoints`, `caFile`, `certFile`, `keyFile`."));
    all.add(Parameter.state("feature_gates", ParameterType.MAP, "Feature gates of kubeadm."));
    list(
        all,
        "components",
        "Configurations of other programs, such as KubeProxyConfiguration; whole documents.");
    return all;
  }

  private static void text(List<Parameter> all, String name, String description) {
    all.add(Parameter.state(name, ParameterType.TEXT, description));
  }

  private static void list(List<Parameter> all, String name, String description) {
    all.add(Parameter.state(name, ParameterType.LIST, description));
  }
}
