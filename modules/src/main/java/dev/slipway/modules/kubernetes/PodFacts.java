package dev.slipway.modules.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which pods leave a node, and what keeps them from it. Pure. */
final class PodFacts {
  private static final String METADATA = "metadata";
  private static final String MIRROR = "kubernetes.io/config.mirror";
  private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

  private PodFacts() {}

  /**
   * A pod.
   *
   * @param managed whether a controller makes it anew
   * @param emptyDir whether it has a volume whose data goes with it
   */
  record Pod(
      String namespace,
      String name,
      Map<String, Object> labels,
      boolean managed,
      boolean emptyDir) {
    String title() {
      return namespace + "/" + name;
    }
  }

  /** The pods that draining evicts: not those of DaemonSets, static ones, and those that ended. */
  static List<Pod> evicted(JsonProbe.Answer pods) {
    return items(pods).stream().filter(PodFacts::leaves).map(PodFacts::pod).toList();
  }

  private static List<Map<String, Object>> items(JsonProbe.Answer answer) {
    return answer.object().map(list -> Documents.maps(list, "items")).orElse(List.of());
  }

  private static boolean leaves(Map<String, Object> pod) {
    Map<String, Object> metadata = Documents.map(pod, METADATA);
    boolean ended = ENDED.contains(Documents.text(Documents.map(pod, "status"), "phase"));
    boolean mirror = Documents.map(metadata, "annotations").containsKey(MIRROR);
    boolean daemon =
        Documents.maps(metadata, "ownerReferences").stream()
            .anyMatch(owner -> Documents.text(owner, "kind").equals("DaemonSet"));
    return !ended && !mirror && !daemon;
  }

  private static Pod pod(Map<String, Object> pod) {
    Map<String, Object> metadata = Documents.map(pod, METADATA);
    boolean managed =
        Documents.maps(metadata, "ownerReferences").stream()
            .anyMatch(owner -> Boolean.TRUE.equals(owner.get("controller")));
    boolean emptyDir =
        Documents.maps(Documents.map(pod, "spec"), "volumes").stream()
            .anyMatch(volume -> volume.containsKey("emptyDir"));
    return new Pod(
        Documents.text(metadata, "namespace"),
        Documents.text(metadata, "name"),
        Documents.map(metadata, "labels"),
        managed,
        emptyDir);
  }

  /** A sentence for each budget that allows no disruption of one of the pods. */
  static List<String> blocked(List<Pod> pods, JsonProbe.Answer budgets) {
    List<String> sentences = new ArrayList<>();
    for (Map<String, Object> budget : items(budgets)) {
      if (allowed(budget) > 0) {
        continue;
      }
      Map<String, Object> metadata = Documents.map(budget, METADATA);
      Map<String, Object> selector =
          Documents.map(Documents.map(Documents.map(budget, "spec"), "selector"), "matchLabels");
      pods.stream()
          .filter(pod -> pod.namespace().equals(Documents.text(metadata, "namespace")))
          .filter(pod -> pod.labels().entrySet().containsAll(selector.entrySet()))
          .findFirst()
          .ifPresent(
              pod ->
                  sentences.add(
                      "the PodDisruptionBudget %s/%s allows no disruption of %s now"
                          .formatted(
                              Documents.text(metadata, "namespace"),
                              Documents.text(metadata, "name"),
                              pod.title())));
    }
    return sentences;
  }

  private static long allowed(Map<String, Object> budget) {
    return Documents.map(budget, "status").get("disruptionsAllowed") instanceof Number number
        ? number.longValue()
        : 0;
  }
}
