package dev.slipway.modules.kubernetes;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The parameters of {@code kubeadm_credentials}. */
final class KubeadmCredentialsSpec {
  private static final Pattern DURATION = Pattern.compile("([1-9]\\d{0,3}[hms])+");
  private static final String JOINING = "joining";
  private static final String TTL = "ttl";

  private KubeadmCredentialsSpec() {}

  static ModuleSpec spec() {
    return ModuleSpec.named(
            "kubeadm_credentials", "Makes what hosts need to join a cluster, only when some will.")
        .describe(
            "Runs on a control plane that is `DONE`. Without anyone who joins nothing is made, and"
                + " the values are empty. The token lives for `ttl`; the certificates, which"
                + " control planes need, are encrypted with a key and kept by kubeadm for two"
                + " hours. Token and key are masked in all output.")
        .describe(
            "A member of etcd at the address of a host that joins, and which never came up, is of"
                + " an earlier attempt: it is removed, since etcd would refuse the next one.")
        .parameter(NodeParameters.name())
        .parameter(
            Parameter.control(
                    JOINING,
                    ParameterType.LIST,
                    "Who joins: names, or maps of `name` and `address`, as `kubeadm_state`"
                        + " registers them. The control plane itself does not count.")
                .must())
        .parameter(
            Parameter.control(
                    "control_planes",
                    ParameterType.BOOLEAN,
                    "Whether one of them becomes a control plane.")
                .otherwise("false"))
        .parameter(
            Parameter.control(TTL, ParameterType.TEXT, "How long the token lives, such as `30m`.")
                .otherwise("30m"))
        .returnsSecret("token", "The token.")
        .returnsSecret("certificate_key", "The key; empty when no control plane joins.")
        .returns("ca_cert_hash", "The hash of the cluster's certificate.")
        .example(
            "For one worker",
            """
            - kubeadm_credentials:
                name: cp1
                joining: [node1]
              register: kubeadm_credentials
              no_log: true
            """)
        .build();
  }

  static KubeadmCredentialsModule.Desired bind(Arguments arguments) {
    String ttl = arguments.text(TTL);
    if (!DURATION.matcher(ttl).matches()) {
      arguments.reject(
          TTL,
          "\"" + ttl + "\" is no length of time, or has no end.",
          "write a number and h, m or s, such as 30m.");
    }
    return new KubeadmCredentialsModule.Desired(
        NodeParameters.name(arguments), joining(arguments), arguments.flag("control_planes"), ttl);
  }

  private static List<KubeadmCredentialsModule.Joining> joining(Arguments arguments) {
    List<KubeadmCredentialsModule.Joining> joining = new ArrayList<>();
    for (Object item : arguments.value(JOINING).map(List.class::cast).orElse(List.of())) {
      switch (item) {
        case String name -> joining.add(new KubeadmCredentialsModule.Joining(name, ""));
        case Map<?, ?> map when map.get("name") instanceof String name ->
            joining.add(
                new KubeadmCredentialsModule.Joining(
                    name, map.get("address") instanceof String address ? address : ""));
        default ->
            arguments.reject(
                JOINING, "an entry has no name.", "write names, or maps of name and address.");
      }
    }
    joining.removeIf(host -> host.name().equals(arguments.text(NodeParameters.NAME)));
    return List.copyOf(joining);
  }
}
