package dev.slipway.modules.ceph;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Name and parameters of the module {@code ceph_auth}, and what they say. */
final class AuthSpec {
  private static final String ENTITY = "entity";
  private static final String CAPS = "caps";
  private static final List<String> DAEMONS = List.of("mon", "osd", "mgr", "mds");

  private AuthSpec() {}

  static ModuleSpec spec() {
    return ModuleSpec.named("ceph_auth", "Who may use a Ceph cluster, and for what.")
        .describe(
            "Through the `ceph` of the host. The cluster makes the key when it first hears of the"
                + " name, and keeps it when the capabilities change. `caps` are all of them: what"
                + " the name may do at a daemon that is not listed is taken away. They are compared"
                + " as text, as the cluster keeps them.")
        .describe(
            "The key is returned as a secret for what comes later, such as the Secret of ceph-csi,"
                + " along with what else a client needs to find the cluster. It is in no diff and"
                + " in no list of processes.")
        .parameter(
            Parameter.identity(
                    ENTITY, ParameterType.TEXT, "The name with its type, as `client.kubernetes`.")
                .must())
        .parameter(
            Parameter.state(
                CAPS,
                ParameterType.MAP,
                "By daemon (`mon`, `osd`, `mgr`, `mds`) what the name may do there."))
        .parameter(
            Parameter.state("state", ParameterType.TEXT, "Whether the cluster knows the name.")
                .otherwise("present")
                .oneOf("present", "absent"))
        .parameters(CephClient.parameters())
        .rule(ParameterRule.requiredIf("state", "present", CAPS))
        .returns(ENTITY, "The name.")
        .returns("user", "The name without its type.")
        .returnsSecret("key", "Its key; left out when it has none yet.")
        .returns("fsid", "The identity of the cluster.")
        .returns(
            "monitors",
            "Addresses and ports of its monitors, of the first version of the protocol, which the"
                + " kernel and ceph-csi speak.")
        .example(
            "A user for the block devices of one pool",
            """
            - ceph_auth:
                entity: client.kubernetes
                caps:
                  mon: profile rbd
                  osd: profile rbd pool=kubernetes
                  mgr: profile rbd pool=kubernetes
              register: user
            """)
        .build();
  }

  static AuthModule.Desired bind(Arguments arguments) {
    String entity = arguments.text(ENTITY);
    CephClient client = CephClient.bind(arguments);
    if (!entity.matches(CephClient.NAME)) {
      arguments.reject(
          ENTITY, "\"" + entity + "\" is no name in a cluster.", "write its type too: client.app.");
    } else if (entity.equals(client.name())) {
      arguments.reject(
          ENTITY,
          "\"" + entity + "\" is who asks the cluster, and could lock itself out.",
          "name somebody else by login.");
    }
    boolean present = arguments.text("state").equals("present");
    return new AuthModule.Desired(client, entity, present, capabilities(arguments, present));
  }

  private static Map<String, String> capabilities(Arguments arguments, boolean present) {
    Map<String, String> capabilities = new LinkedHashMap<>();
    arguments
        .map(CAPS)
        .forEach((daemon, value) -> capabilities.put(daemon, String.valueOf(value).strip()));
    if (present && arguments.has(CAPS) && capabilities.isEmpty()) {
      arguments.reject(CAPS, "there are none.", "write state: absent to forget the name.");
    }
    capabilities.forEach(
        (daemon, value) -> {
          if (!DAEMONS.contains(daemon)) {
            arguments.reject(
                CAPS,
                "\"" + daemon + "\" is no daemon that has capabilities.",
                "write " + String.join(", ", DAEMONS) + ".");
          } else if (value.isEmpty()) {
            arguments.reject(
                CAPS, "there is nothing for \"" + daemon + "\".", "leave the daemon out.");
          }
        });
    return capabilities;
  }
}
