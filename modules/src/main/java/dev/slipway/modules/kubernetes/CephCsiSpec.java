package dev.slipway.modules.kubernetes;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The parameters of {@code ceph_csi}. */
final class CephCsiSpec {
  private static final String NAMESPACE = "namespace";
  private static final String FSID = "fsid";
  private static final String MONITORS = "monitors";
  private static final String USER = "user";
  private static final String KEY = "key";
  private static final String POOL = "pool";
  private static final String FEATURES = "features";
  private static final String REPLICAS = "replicas";
  private static final String IDENTITY = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final String ADDRESS = "(\\[[0-9a-fA-F:.]+\\]|[^\\s:/\\[\\]]+):[0-9]{1,5}";

  private CephCsiSpec() {}

  static ModuleSpec spec() {
    return ModuleSpec.named("ceph_csi", "Volumes of a Ceph cluster's block devices for pods.")
        .describe(
            "All of ceph-csi for block devices (RBD), by server-side apply, in the order in which"
                + " one needs the other and in one namespace: its configuration, the Secret of its"
                + " user, roles, the provisioner, the driver on each node, and a storage class. The"
                + " manifests are part of Slipway; nothing is fetched but images, by the nodes. Use"
                + " it once for a Kubernetes cluster, on a host with `kubectl`.")
        .describe(
            "What would only show later as a claim that stays Pending is looked at first: that the"
                + " kernel of every node maps images with `features`, and that no volume is left"
                + " when the driver is to go. `fsid`, `monitors`, `user` and `key` are what"
                + " `ceph_auth` returns from the Ceph cluster itself.")
        .describe(
            "Its objects carry the label `app.kubernetes.io/part-of: ceph-csi`; those that another"
                + " release or another name of the class leaves behind are deleted. Where a field"
                + " cannot be changed, as of a storage class, the object is deleted and made anew;"
                + " volumes that are there stay. `state: absent` leaves the namespace,"
                + " where others may be. The key is never shown.")
        .parameters(cluster())
        .parameters(driver())
        .parameters(storageClass())
        .parameter(ObjectSpec.kubeconfig())
        .parameter(
            Parameter.control(
                    "wait",
                    ParameterType.INTEGER,
                    "For how many seconds the provisioner and the driver are awaited when they"
                        + " change; 0: not at all.")
                .otherwise("0"))
        .rule(ParameterRule.requiredIf("state", "present", FSID, MONITORS, USER, KEY, POOL))
        .returns("objects", "`kind`, `namespace` and `name` of each of its objects.")
        .example(
            "Volumes from the pool of a Ceph cluster",
            """
            - ceph_auth:
                entity: client.kubernetes
                caps: {mon: profile rbd, osd: profile rbd pool=kubernetes, mgr: profile rbd pool=kubernetes}
              delegate_to: ceph1
              register: access

            - ceph_csi:
                fsid: ${access.fsid}
                monitors: ${access.monitors}
                user: ${access.user}
                key: ${access.key}
                pool: kubernetes
                default_class: true
                wait: 300
            """)
        .build();
  }

  private static List<Parameter> cluster() {
    return List.of(
        Parameter.state("state", ParameterType.TEXT, "Whether ceph-csi is there.")
            .oneOf("present", "absent")
            .otherwise("present"),
        Parameter.state(FSID, ParameterType.TEXT, "The identity of the Ceph cluster."),
        Parameter.state(
            MONITORS,
            ParameterType.LIST,
            "Its monitors, `ADDRESS:PORT`, of the first version of the protocol (6789)."),
        Parameter.state(USER, ParameterType.TEXT, "The user without its type: `kubernetes`."),
        Parameter.state(KEY, ParameterType.TEXT, "The user's key.").secret(),
        Parameter.state(POOL, ParameterType.TEXT, "The pool of the volumes."));
  }

  private static List<Parameter> driver() {
    return List.of(
        Parameter.state("version", ParameterType.TEXT, "3.6.1 for Kubernetes 1.20 to 1.24.")
            .oneOf(CephCsiRelease.versions())
            .otherwise(CephCsiRelease.V3_13_1.version()),
        Parameter.state(NAMESPACE, ParameterType.TEXT, "Where all of it is.").otherwise("ceph-csi"),
        Parameter.state("registry", ParameterType.TEXT, "Where `cephcsi/cephcsi` is.")
            .otherwise("quay.io"),
        Parameter.state("sidecar_registry", ParameterType.TEXT, "Where `sig-storage/csi-...` are.")
            .otherwise("registry.k8s.io"),
        Parameter.state(
                "snapshots",
                ParameterType.BOOLEAN,
                "Whether snapshots are made; the cluster has to have their kinds.")
            .otherwise("false"),
        Parameter.state(
            REPLICAS,
            ParameterType.INTEGER,
            "How many provisioners run, each on a node of its own. Left out: as many as there are"
                + " nodes that take pods, three at most."),
        Parameter.state("kubelet_directory", ParameterType.PATH, "The directory of the kubelets.")
            .otherwise("/var/lib/kubelet"));
  }

  private static List<Parameter> storageClass() {
    return List.of(
        Parameter.state("storage_class", ParameterType.TEXT, "The name of the storage class.")
            .otherwise("csi-rbd-sc"),
        Parameter.state(
                "default_class", ParameterType.BOOLEAN, "Whether claims that name none get it.")
            .otherwise("false"),
        Parameter.state(
                "reclaim_policy",
                ParameterType.TEXT,
                "What becomes of a volume whose claim is deleted.")
            .oneOf("Delete", "Retain")
            .otherwise("Delete"),
        Parameter.state(
                FEATURES,
                ParameterType.LIST,
                "Features of the images: `" + String.join("`, `", RbdFeature.words()) + "`.")
            .otherwise(RbdFeature.LAYERING.word()));
  }

  static CephCsiDesired bind(Arguments arguments) {
    boolean present = arguments.text("state").equals("present");
    Optional<CephAccess> access = present ? Optional.of(access(arguments)) : Optional.empty();
    Optional<Long> replicas = arguments.optionalInteger(REPLICAS);
    if (replicas.orElse(1L) < 1) {
      arguments.reject(REPLICAS, "somebody has to make volumes.", "write 1 or more.");
    }
    ApplyOptions options =
        new ApplyOptions(
            arguments.text(ObjectSpec.KUBECONFIG),
            ApplyOptions.MANAGER,
            false,
            true,
            arguments.integer("wait"));
    return new CephCsiDesired(
        access,
        new CephCsiDesired.Driver(
            CephCsiRelease.of(arguments.text("version")),
            arguments.text(NAMESPACE),
            arguments.text("registry"),
            arguments.text("sidecar_registry"),
            arguments.flag("snapshots"),
            replicas,
            arguments.text("kubelet_directory")),
        new CephCsiDesired.StorageClass(
            arguments.text("storage_class"),
            arguments.flag("default_class"),
            arguments.text("reclaim_policy"),
            features(arguments)),
        options);
  }

  private static CephAccess access(Arguments arguments) {
    String fsid = arguments.optionalText(FSID).orElse("");
    if (arguments.has(FSID) && !fsid.matches(IDENTITY)) {
      arguments.reject(
          FSID, "\"" + fsid + "\" is no identity of a cluster.", "write what \"ceph fsid\" says.");
    }
    List<String> monitors = arguments.texts(MONITORS);
    if (arguments.has(MONITORS) && monitors.isEmpty()) {
      arguments.reject(
          MONITORS,
          "there are none that speak the first version of the protocol.",
          "let the monitors listen on port 6789, too (ceph mon enable-msgr1).");
    }
    for (String monitor : monitors) {
      if (!monitor.matches(ADDRESS)) {
        arguments.reject(
            MONITORS, "\"" + monitor + "\" is no address with a port.", "write 10.0.0.1:6789.");
      }
    }
    return new CephAccess(
        fsid,
        monitors,
        arguments.optionalText(USER).orElse(""),
        arguments.optionalText(KEY).orElse(""),
        arguments.optionalText(POOL).orElse(""));
  }

  private static List<RbdFeature> features(Arguments arguments) {
    List<RbdFeature> features = new ArrayList<>();
    for (String word : arguments.texts(FEATURES)) {
      if (Arrays.asList(RbdFeature.words()).contains(word)) {
        features.add(RbdFeature.of(word));
      } else {
        arguments.reject(
            FEATURES,
            "\"" + word + "\" is no feature that kernels know.",
            "write " + String.join(", ", RbdFeature.words()) + ".");
      }
    }
    return features;
  }
}
