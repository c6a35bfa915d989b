package dev.slipway.modules.kubernetes;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.Probe;
import dev.slipway.module.TaskFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which objects go because nothing declares them any more: those that carry a label, are of a kind
 * that is looked at, and are not among the declared ones. What another object owns is left to its
 * owner. Namespaces, volumes, claims and kinds themselves are never looked at: with them data would
 * go.
 *
 * @param selector that selects all of them
 */
record Pruning(String kubeconfig, Selector selector) {
  /** With them would go what cannot be made again. */
  private static final Set<String> KEPT =
      Set.of("Namespace", "PersistentVolume", "PersistentVolumeClaim", "CustomResourceDefinition");

  /** The questions: one for the usual kinds, and one for each other of the definition. */
  List<Probe<?>> probes(List<ClusterObject> declared) {
    List<Probe<?>> probes = new ArrayList<>();
    probes.add(new LabelledProbe(kubeconfig, selector));
    probes.addAll(others(declared));
    return probes;
  }

  private List<JsonProbe> others(List<ClusterObject> declared) {
    return declared.stream()
        .filter(object -> Stream.of(LabelledProbe.Kind.values()).noneMatch(it -> it.is(object)))
        .filter(object -> !KEPT.contains(object.kind()))
        .map(ClusterObject::qualifiedKind)
        .distinct()
        .sorted()
        .map(
            kind ->
                new JsonProbe(
                    kubeconfig, List.of(kind, "--all-namespaces", "-l", selector.toString())))
        .toList();
  }

  /**
   * The objects that carry the label and are not declared.
   *
   * @param titles of the declared ones, as the cluster has them
   */
  List<ClusterObject> superfluous(List<ClusterObject> declared, Set<String> titles, HostReader host)
      throws HostException {
    LabelledProbe.Answer usual = host.ask(new LabelledProbe(kubeconfig, selector));
    mustAnswer(usual.refusal());
    List<ClusterObject> labelled = new ArrayList<>(usual.objects());
    for (JsonProbe.Answer answer : host.askAll(others(declared))) {
      if (!answer.refusal().contains("the server doesn't have a resource type")) {
        mustAnswer(answer.refusal());
      }
      Documents.maps(answer.object().orElse(Map.of()), "items").stream()
          .map(ClusterObject::new)
          .forEach(labelled::add);
    }
    return labelled.stream()
        .filter(object -> !object.isOwned() && !titles.contains(object.title()))
        .map(ClusterObject::named)
        .toList();
  }

  private void mustAnswer(String refusal) {
    if (!refusal.isEmpty()) {
      throw new TaskFailedException(
          "The cluster does not tell what carries the label %s: %s".formatted(selector, refusal));
    }
  }
}
