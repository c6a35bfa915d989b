package dev.slipway.modules.kubernetes;

import dev.slipway.modules.cases.KeyedNotation;
import dev.slipway.modules.cases.ProbeNotation;
import dev.slipway.modules.cases.YamlMap;
import dev.slipway.modules.kubernetes.NodeFacts.ApiAnswer;
import dev.slipway.modules.kubernetes.NodeFacts.ClusterNode;
import dev.slipway.modules.kubernetes.NodeFacts.EtcdMember;
import dev.slipway.modules.kubernetes.NodeFacts.Self;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How case files write answers about nodes of Kubernetes. */
public final class KubernetesNotations {
  private KubernetesNotations() {}

  public static List<ProbeNotation<?, ?>> all() {
    return List.of(
        new KeyedNotation<>(
            NodeProbe.class, probe -> "kubernetes node " + probe.name(), (_, it) -> node(it)),
        new KeyedNotation<>(
            ObjectProbe.class,
            probe -> "object " + probe.object().title(),
            (probe, it) -> object(probe, it)),
        new KeyedNotation<>(
            HelmProbe.class, probe -> "helm release " + probe.release(), (_, it) -> helm(it)),
        new KeyedNotation<>(
            JsonProbe.class,
            probe -> "kubectl get " + String.join(" ", probe.words()),
            (_, it) -> json(it)),
        new KeyedNotation<>(
            LabelledProbe.class, probe -> "labelled " + probe.selector(), (_, it) -> labelled(it)),
        new KeyedNotation<>(Leftovers.class, _ -> "leftovers", (_, it) -> leftovers(it)));
  }

  private static NodeFacts node(Object written) {
    YamlMap map = YamlMap.of(written);
    NodeFacts facts =
        new NodeFacts(
            map.optionalText("busy"),
            map.text("machine", "1111"),
            KubernetesVersion.parse(map.text("kubeadm", "v1.20.2")),
            texts(map, "files").stream()
                .map(file -> NodeFile.valueOf(file.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet()),
            map.optionalText("ca"),
            map.optionalText("kubelet_ca"),
            map.optionalText("cluster"),
            map.flag("kubelet", true),
            map.take("self").map(KubernetesNotations::self).orElse(new Self.NotAsked()),
            map.take("api").map(KubernetesNotations::api));
    map.mustBeUsedUp();
    return facts;
  }

  private static Self self(Object written) {
    return switch (written) {
      case Map<?, ?> map -> new Self.Known(clusterNode(map));
      case String text when text.equals("missing") -> new Self.Missing();
      case String text when text.equals("not asked") -> new Self.NotAsked();
      default -> new Self.NoAnswer(String.valueOf(written));
    };
  }

  private static ClusterNode clusterNode(Object written) {
    YamlMap map = YamlMap.of(written);
    return new ClusterNode(
        map.text("name", ""), map.text("machine", "1111"), map.flag("control_plane", false));
  }

  private static ApiAnswer api(Object written) {
    YamlMap map = YamlMap.of(written);
    Optional<String> configuration = map.optionalText("configuration");
    List<ClusterNode> nodes =
        map.list("nodes").stream().map(KubernetesNotations::clusterNode).toList();
    return new ApiAnswer(
        configuration,
        nodes,
        map.list("members").stream().map(KubernetesNotations::member).toList());
  }

  private static EtcdMember member(Object written) {
    YamlMap map = YamlMap.of(written);
    return new EtcdMember(
        map.text("id", "a1"), map.text("name", ""), map.text("url", ""), map.flag("started", true));
  }

  private static ObjectProbe.Answer object(ObjectProbe probe, Object written) {
    YamlMap map = YamlMap.of(written);
    Map<String, Object> declared = probe.object().definition();
    ObjectProbe.Answer answer =
        new ObjectProbe.Answer(
            map.take("live").map(live -> YamlMap.of(live).rest()),
            map.take("applied")
                .map(it -> it.equals("as declared") ? declared : YamlMap.of(it).rest()),
            map.text("refusal", ""));
    map.mustBeUsedUp();
    return answer;
  }

  private static HelmProbe.Answer helm(Object written) {
    if (written.equals("absent")) {
      return new HelmProbe.Answer.Absent();
    }
    YamlMap map = YamlMap.of(written);
    Optional<String> refused = map.optionalText("refused");
    HelmProbe.Answer answer =
        refused.isPresent()
            ? new HelmProbe.Answer.Refused(refused.get())
            : new HelmProbe.Answer.Present(
                map.text("status", "deployed"),
                map.text("chart", "app-1.0.0"),
                map.text("revision", "1"),
                map.take("values").map(it -> YamlMap.of(it).rest()).orElse(Map.of()));
    map.mustBeUsedUp();
    return answer;
  }

  private static JsonProbe.Answer json(Object written) {
    YamlMap map = YamlMap.of(written);
    JsonProbe.Answer answer =
        new JsonProbe.Answer(
            map.take("object").map(object -> YamlMap.of(object).rest()), map.text("refusal", ""));
    map.mustBeUsedUp();
    return answer;
  }

  private static LabelledProbe.Answer labelled(Object written) {
    YamlMap map = YamlMap.of(written);
    LabelledProbe.Answer answer =
        new LabelledProbe.Answer(
            map.list("objects").stream()
                .map(object -> new ClusterObject(YamlMap.of(object).rest()))
                .toList(),
            map.text("refusal", ""));
    map.mustBeUsedUp();
    return answer;
  }

  private static Leftovers.Answer leftovers(Object written) {
    YamlMap map = written.equals("none") ? YamlMap.of(Map.of()) : YamlMap.of(written);
    Leftovers.Answer answer =
        new Leftovers.Answer(
            texts(map, "paths"), texts(map, "network"), texts(map, "links"), texts(map, "chains"));
    map.mustBeUsedUp();
    return answer;
  }

  private static List<String> texts(YamlMap map, String key) {
    return map.list(key).stream().map(String::valueOf).toList();
  }
}
