package dev.slipway.modules.kubernetes;

import java.util.Locale;

/** What kubeadm and what it starts keep on the disk of a host. */
enum NodeFile {
  CA_CERTIFICATE("/etc/kubernetes/pki/ca.crt"),
  ADMIN_CONF("/etc/kubernetes/admin.conf"),
  KUBELET_CONF("/etc/kubernetes/kubelet.conf"),
  API_SERVER_MANIFEST("/etc/kubernetes/manifests/kube-apiserver.yaml"),
  CONTROLLER_MANAGER_MANIFEST("/etc/kubernetes/manifests/kube-controller-manager.yaml"),
  SCHEDULER_MANIFEST("/etc/kubernetes/manifests/kube-scheduler.yaml"),
  ETCD_MANIFEST("/etc/kubernetes/manifests/etcd.yaml"),
  ETCD_DATA("/var/lib/etcd/member");

  private final String path;

  NodeFile(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }

  /** As in the output of the probe. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
