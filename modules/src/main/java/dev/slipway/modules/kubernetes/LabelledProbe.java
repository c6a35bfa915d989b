package dev.slipway.modules.kubernetes;

import dev.slipway.host.Probe;
import dev.slipway.host.ProbeKind;
import dev.slipway.host.Shell;
import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.OneQuestion;
import dev.slipway.host.probe.Sections;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which objects of the usual kinds carry labels, in all namespaces? The API is asked by its paths:
 * for a list of kinds, {@code kubectl get} would learn all of the API anew for each of them when it
 * may keep nothing on disk, which takes minutes.
 *
 * @param kubeconfig on the host
 */
record LabelledProbe(String kubeconfig, Selector selector) implements Probe<LabelledProbe.Answer> {
  private static final String NAME = "labelled objects";
  private static final OneQuestion.Reading<Answer> READING = LabelledProbe::read;

  /**
   * What the cluster says.
   *
   * @param objects that carry the labels
   * @param refusal why there is no answer; empty when there is one
   */
  record Answer(List<ClusterObject> objects, String refusal) {}

  /** A kind that every supported cluster has; none with which data would go. */
  enum Kind {
    CLUSTER_ROLE("rbac.authorization.k8s.io/v1", "ClusterRole", "clusterroles"),
    CLUSTER_ROLE_BINDING(
        "rbac.authorization.k8s.io/v1", "ClusterRoleBinding", "clusterrolebindings"),
    CONFIG_MAP("v1", "ConfigMap", "configmaps"),
    CSI_DRIVER("storage.k8s.io/v1", "CSIDriver", "csidrivers"),
    DAEMON_SET("apps/v1", "DaemonSet", "daemonsets"),
    DEPLOYMENT("apps/v1", "Deployment", "deployments"),
    JOB("batch/v1", "Job", "jobs"),
    NETWORK_POLICY("networking.k8s.io/v1", "NetworkPolicy", "networkpolicies"),
    ROLE("rbac.authorization.k8s.io/v1", "Role", "roles"),
    ROLE_BINDING("rbac.authorization.k8s.io/v1", "RoleBinding", "rolebindings"),
    SECRET("v1", "Secret", "secrets"),
    SERVICE("v1", "Service", "services"),
    SERVICE_ACCOUNT("v1", "ServiceAccount", "serviceaccounts"),
    STATEFUL_SET("apps/v1", "StatefulSet", "statefulsets"),
    STORAGE_CLASS("storage.k8s.io/v1", "StorageClass", "storageclasses");

    private final String version;
    private final String word;
    private final String plural;

    Kind(String version, String word, String plural) {
      this.version = version;
      this.word = word;
      this.plural = plural;
    }

    /** Whether an object is of it. */
    boolean is(ClusterObject object) {
      return object.kind().equals(word);
    }

    private String path() {
      return (version.contains("/") ? "/apis/" : "/api/") + version + "/" + plural;
    }

    /** An item of a list says neither its version nor its kind. */
    private ClusterObject object(Map<String, Object> item) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("apiVersion", version);
      object.put("kind", word);
      object.putAll(item);
      return new ClusterObject(object);
    }
  }

  @Override
  public ProbeKind<LabelledProbe, Answer> kind() {
    String query = URLEncoder.encode(selector.toString(), StandardCharsets.UTF_8);
    StringBuilder script = new StringBuilder("said=0\n");
    for (Kind kind : Kind.values()) {
      script.append(
          "[ $said -ne 0 ] || {\npart %s\nkubectl %s --kubeconfig %s --request-timeout 30s get --raw %s 2>&1\nsaid=$?\n}\n"
              .formatted(
                  kind.plural,
                  JsonProbe.NO_CACHE,
                  Shell.quote(kubeconfig),
                  Shell.quote(kind.path() + "?labelSelector=" + query)));
    }
    script.append("part status\necho $said\n");
    return new OneQuestion<>(NAME, script.toString(), READING);
  }

  @Override
  public boolean isAbsent(Answer answer) {
    return answer.objects().isEmpty();
  }

  private static Answer read(Sections output) throws UnreadableAnswerException {
    List<ClusterObject> objects = new ArrayList<>();
    String last = "";
    for (Kind kind : Kind.values()) {
      String text = output.find(kind.plural).orElse("");
      last = text.isEmpty() ? last : text;
      Documents.maps(Documents.json(text).orElse(Map.of()), "items").stream()
          .map(kind::object)
          .forEach(objects::add);
    }
    return output.number("status") == 0
        ? new Answer(List.copyOf(objects), "")
        : new Answer(List.of(), last.strip());
  }
}
