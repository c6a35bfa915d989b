package dev.slipway.modules.kubernetes;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A release of ceph-csi and the releases of the programs beside it, as its own manifests name them
 * ({@code deploy/rbd/kubernetes} and {@code build.env} of github.com/ceph/ceph-csi).
 */
enum CephCsiRelease {
  /** For Kubernetes 1.20 to 1.24. */
  V3_6_1("3.6.1", "v3.1.0", "v3.4.0", "v1.4.0", "v5.0.1", "v2.4.0"),
  /** For later ones. */
  V3_13_1("3.13.1", "v5.0.1", "v4.6.1", "v1.11.1", "v8.2.0", "v2.11.1");

  private final String version;
  private final Map<String, Object> programs;

  CephCsiRelease(
      String version,
      String provisioner,
      String attacher,
      String resizer,
      String snapshotter,
      String registrar) {
    this.version = version;
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("provisioner", provisioner);
    all.put("attacher", attacher);
    all.put("resizer", resizer);
    all.put("snapshotter", snapshotter);
    all.put("registrar", registrar);
    this.programs = Map.copyOf(all);
  }

  String version() {
    return version;
  }

  /** The versions of the programs beside it, by the names that the manifests use. */
  Map<String, Object> programs() {
    return programs;
  }

  static String[] versions() {
    return Arrays.stream(values()).map(CephCsiRelease::version).toArray(String[]::new);
  }

  static CephCsiRelease of(String version) {
    return Arrays.stream(values())
        .filter(release -> release.version.equals(version))
        .findFirst()
        .orElseThrow();
  }
}
