package dev.slipway.modules.kubernetes;

/**
 * The forms of kubeadm's configuration, by the release that came with each: the one table of what
 * differs between them. Always the newest that a release knows is written.
 *
 * <p>Source: the reference of the kubeadm configuration of each form.
 *
 * @param label as in {@code apiVersion: kubeadm.k8s.io/LABEL}
 * @param since the first minor release of Kubernetes 1 that knows it
 * @param argumentLists whether extra arguments are a list of name and value; else a map
 * @param timeouts whether timeouts stand together in {@code timeouts}; else each in its own place
 * @param patches whether a directory of patches can be named
 */
record KubeadmFormat(
    String label, int since, boolean argumentLists, boolean timeouts, boolean patches) {
  private static final KubeadmFormat V1BETA2 =
      new KubeadmFormat("v1beta2", 15, false, false, false);
  private static final KubeadmFormat V1BETA3 = new KubeadmFormat("v1beta3", 22, false, false, true);
  private static final KubeadmFormat V1BETA4 = new KubeadmFormat("v1beta4", 31, true, true, true);

  /** From this release on a socket is named by a URL. */
  private static final int SOCKET_URLS = 24;

  private static final String SOCKET_SCHEME = "unix://";

  static KubeadmFormat of(KubernetesVersion version) {
    return version.atLeast(V1BETA4.since)
        ? V1BETA4
        : version.atLeast(V1BETA3.since) ? V1BETA3 : V1BETA2;
  }

  /** The socket of the container runtime in the form that a release takes. */
  static String socket(KubernetesVersion version, String written) {
    String path =
        written.startsWith(SOCKET_SCHEME) ? written.substring(SOCKET_SCHEME.length()) : written;
    return version.atLeast(SOCKET_URLS) ? SOCKET_SCHEME + path : path;
  }

  String apiVersion() {
    return "kubeadm.k8s.io/" + label;
  }
}
