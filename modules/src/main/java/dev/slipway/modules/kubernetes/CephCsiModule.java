package dev.slipway.modules.kubernetes;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** ceph-csi for block devices in a Kubernetes cluster, with what speaks against it. */
final class CephCsiModule implements TaskModule<CephCsiDesired, CephCsiModule.Observed> {
  private static final ModuleSpec SPEC = CephCsiSpec.spec();

  /**
   * What the cluster says.
   *
   * @param objects those that are declared: how many provisioners there are depends on the nodes
   * @param answers about them
   */
  record Observed(ObjectSet objects, ObjectSet.Observed answers) {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public CephCsiDesired bind(Arguments arguments) {
    return CephCsiSpec.bind(arguments);
  }

  @Override
  public Observed observe(CephCsiDesired desired, HostReader host) throws HostException {
    List<Map<String, Object>> nodes = items(desired, host, "nodes");
    if (desired.isPresent()) {
      desired.storageClass().features().forEach(feature -> requireKernels(feature, nodes));
    } else {
      requireNoVolume(items(desired, host, "persistentvolumes"));
    }
    ObjectSet objects = desired.objects(nodes.stream().filter(CephCsiModule::takesPods).count());
    return new Observed(objects, objects.observe(host));
  }

  private static List<Map<String, Object>> items(
      CephCsiDesired desired, HostReader host, String kind) throws HostException {
    JsonProbe.Answer answer =
        host.ask(new JsonProbe(desired.options().kubeconfig(), List.of(kind)));
    if (!answer.refusal().isEmpty()) {
      throw new TaskFailedException(
          "The API server cannot be asked from this host: " + answer.refusal());
    }
    return Documents.maps(answer.object().orElse(Map.of()), "items");
  }

  private static void requireNoVolume(List<Map<String, Object>> volumes) {
    String ours =
        volumes.stream()
            .filter(CephCsiModule::isOurs)
            .map(volume -> new ClusterObject(volume).name())
            .collect(Collectors.joining(", "));
    if (!ours.isEmpty()) {
      throw new TaskFailedException(
          "Volumes that ceph-csi made are still there, and nobody could unmount or delete them"
              + " without it: %s. Delete their claims first.".formatted(ours));
    }
  }

  private static boolean isOurs(Map<String, Object> volume) {
    Map<String, Object> csi = Documents.map(Documents.map(volume, "spec"), "csi");
    return Documents.text(csi, "driver").equals(CephCsiDesired.DRIVER);
  }

  /** A taint keeps the provisioner away, which tolerates none. */
  private static boolean takesPods(Map<String, Object> node) {
    Map<String, Object> spec = Documents.map(node, "spec");
    return !Boolean.TRUE.equals(spec.get("unschedulable"))
        && Documents.maps(spec, "taints").stream()
            .allMatch(taint -> Documents.text(taint, "effect").equals("PreferNoSchedule"));
  }

  @Override
  public Diff diff(CephCsiDesired desired, Observed observed) {
    return observed.objects().diff(observed.answers());
  }

  private static void requireKernels(RbdFeature feature, List<Map<String, Object>> nodes) {
    String old =
        nodes.stream()
            .filter(node -> !feature.isIn(kernel(node)))
            .map(node -> new ClusterObject(node).name() + " has " + kernel(node))
            .collect(Collectors.joining(", "));
    if (!old.isEmpty()) {
      throw new TaskFailedException(
          "Images with %s need Linux %s, and %s. Leave %s out of features, or install a newer kernel."
              .formatted(feature.word(), feature.kernel(), old, feature.word()));
    }
  }

  private static String kernel(Map<String, Object> node) {
    return Documents.text(
        Documents.map(Documents.map(node, "status"), "nodeInfo"), "kernelVersion");
  }

  @Override
  public Map<String, Object> apply(CephCsiDesired desired, Diff diff, HostSession host)
      throws HostException {
    observe(desired, host).objects().apply(host);
    return Map.of();
  }

  @Override
  public Map<String, Object> values(CephCsiDesired desired, Observed observed) {
    return Map.of("objects", observed.objects().names());
  }
}
