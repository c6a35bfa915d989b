package dev.slipway.modules.kubernetes;

import dev.slipway.modules.support.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How ceph-csi is to be.
 *
 * @param access to the Ceph cluster; empty: ceph-csi is not to be there
 */
record CephCsiDesired(
    Optional<CephAccess> access, Driver driver, StorageClass storageClass, ApplyOptions options) {
  private static final Selector OURS =
      new Selector(
          Map.of(
              "app.kubernetes.io/managed-by",
              ApplyOptions.MANAGER,
              "app.kubernetes.io/part-of",
              "ceph-csi"));

  /**
   * The programs.
   *
   * @param replicas of the provisioner; empty: by the number of nodes
   * @param kubelets the directory of the kubelets
   */
  record Driver(
      CephCsiRelease release,
      String namespace,
      String registry,
      String sidecars,
      boolean snapshots,
      Optional<Long> replicas,
      String kubelets) {}

  /** What claims name. */
  record StorageClass(
      String name, boolean isDefault, String reclaimPolicy, List<RbdFeature> features) {
    StorageClass {
      features = List.copyOf(features);
    }
  }

  /** The driver's name, which volumes carry. */
  static final String DRIVER = "rbd.csi.ceph.com";

  private static final long MOST_PROVISIONERS = 3L;

  /** Read when first needed: most runs have nothing to do with Ceph. */
  private static final class Shipped {
    static final ManifestTemplate TEMPLATE = ManifestTemplate.shipped("ceph-csi.yml");
  }

  boolean isPresent() {
    return access.isPresent();
  }

  /**
   * The objects, in the order in which they come or go, and with them those that an earlier
   * declaration of ceph-csi had. A namespace never goes: others may be in it.
   *
   * @param nodes how many nodes take pods
   */
  ObjectSet objects(long nodes) {
    List<ClusterObject> objects =
        Shipped.TEMPLATE.filled(values(nodes)).stream()
            .map(object -> object.labelled(OURS.labels()))
            .toList();
    Optional<Pruning> pruning = Optional.of(new Pruning(options.kubeconfig(), OURS));
    if (isPresent()) {
      return new ObjectSet(objects, true, options, pruning);
    }
    List<ClusterObject> going =
        objects.reversed().stream()
            .filter(object -> !object.makesNamespace(driver.namespace()))
            .toList();
    return new ObjectSet(going, false, options, pruning);
  }

  private Map<String, Object> values(long nodes) {
    CephAccess ceph = access.orElse(new CephAccess("", List.of(), "", "", ""));
    Map<String, Object> cluster = new LinkedHashMap<>();
    cluster.put("clusterID", ceph.fsid());
    cluster.put("monitors", ceph.monitors());
    Map<String, Object> values = new HashMap<>(driver.release().programs());
    values.put("clusters", Json.text(List.of(cluster)) + "\n");
    values.put("user", base64(ceph.user()));
    values.put("key", base64(ceph.key()));
    values.put("fsid", ceph.fsid());
    values.put("pool", ceph.pool());
    values.put("namespace", driver.namespace());
    values.put("plugin", driver.registry() + "/cephcsi/cephcsi:v" + driver.release().version());
    values.put("sidecar", driver.sidecars() + "/sig-storage/csi");
    values.put("snapshots", driver.snapshots());
    values.put("replicas", driver.replicas().orElse(Math.clamp(nodes, 1L, MOST_PROVISIONERS)));
    values.put("kubelets", driver.kubelets());
    values.put("class", storageClass.name());
    values.put("default", String.valueOf(storageClass.isDefault()));
    values.put("reclaim", storageClass.reclaimPolicy());
    values.put(
        "features",
        storageClass.features().stream().map(RbdFeature::word).collect(Collectors.joining(",")));
    return values;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
