package dev.slipway.modules.kubernetes;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of {@code k8s_object}. */
final class ObjectSpec {
  static final String KUBECONFIG = "kubeconfig";
  static final String ADMIN_CONF = "/etc/kubernetes/admin.conf";
  private static final String DEFINITION = "definition";
  private static final String PRUNE = "prune_label";

  private ObjectSpec() {}

  static ModuleSpec spec() {
    return ModuleSpec.named("k8s_object", "Objects of a Kubernetes cluster.")
        .describe(
            "By server-side apply, through the `kubectl` of the host. The diff compares the object"
                + " with what a dry run of the API server makes of it, so that defaults and"
                + " admission are in it, path by path; what the server alone writes is left out."
                + " Texts of `data` that hold JSON or YAML are compared by what is in them. Values"
                + " of a Secret are never shown: only that they come, go or differ.")
        .describe(
            "In a dry run an object whose namespace or kind another object of the same task makes"
                + " is shown as declared: the server cannot judge it yet.")
        .describe(
            "With `prune_label` objects go that a former definition had. Looked at are the usual"
                + " kinds (workloads, configuration, roles, services, classes) and those of the"
                + " definition, in all namespaces; never namespaces, volumes, claims and"
                + " CustomResourceDefinitions, with which data would go, and nothing that another"
                + " object owns.")
        .parameter(
            Parameter.state(
                    DEFINITION,
                    ParameterType.ANY,
                    "An object, a list of objects, or YAML text of several documents; applied in"
                        + " this order.")
                .must())
        .parameter(
            Parameter.state("state", ParameterType.TEXT, "Whether they are there.")
                .oneOf("present", "absent")
                .otherwise("present"))
        .parameter(
            Parameter.control(
                "namespace", ParameterType.TEXT, "For objects that name none and live in one."))
        .parameter(kubeconfig())
        .parameter(
            Parameter.control(
                    "field_manager", ParameterType.TEXT, "In whose name fields are managed.")
                .otherwise(ApplyOptions.MANAGER))
        .parameter(
            Parameter.control(
                    "force",
                    ParameterType.BOOLEAN,
                    "Whether fields of another manager are taken over.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                    "replace",
                    ParameterType.BOOLEAN,
                    "Whether an object is deleted and created anew where a field cannot be"
                        + " changed.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                    "wait",
                    ParameterType.INTEGER,
                    "For how many seconds Deployments, DaemonSets and StatefulSets that change are"
                        + " awaited; 0: not at all.")
                .otherwise("0"))
        .parameter(
            Parameter.control(
                PRUNE,
                ParameterType.TEXT,
                "`key=value`, several with commas between. What carries these labels and is not"
                    + " declared here is deleted; every object of the definition must carry"
                    + " them."))
        .returns("objects", "`kind`, `namespace` and `name` of each.")
        .example(
            "A ConfigMap",
            """
            - k8s_object:
                definition:
                  apiVersion: v1
                  kind: ConfigMap
                  metadata: {name: app, namespace: default}
                  data: {greeting: hello}
            """)
        .build();
  }

  static Parameter kubeconfig() {
    return Parameter.control(
            KUBECONFIG, ParameterType.PATH, "The kubeconfig on the host that kubectl uses.")
        .otherwise(ADMIN_CONF);
  }

  static ObjectSet bind(Arguments arguments) {
    String namespace = arguments.optionalText("namespace").orElse("");
    List<ClusterObject> objects =
        definitions(arguments).stream()
            .map(definition -> new ClusterObject(definition).in(namespace))
            .toList();
    if (objects.isEmpty() || !objects.stream().allMatch(ClusterObject::isComplete)) {
      arguments.reject(
          DEFINITION,
          "it holds no object, or one without apiVersion, kind or metadata.name.",
          "write each as a manifest has it.");
    }
    ApplyOptions options =
        new ApplyOptions(
            arguments.text(KUBECONFIG),
            arguments.text("field_manager"),
            arguments.flag("force"),
            arguments.flag("replace"),
            arguments.integer("wait"));
    boolean present = arguments.text("state").equals("present");
    return new ObjectSet(objects, present, options, pruning(arguments, objects, present));
  }

  private static Optional<Pruning> pruning(
      Arguments arguments, List<ClusterObject> objects, boolean present) {
    if (!arguments.has(PRUNE)) {
      return Optional.empty();
    }
    Optional<Selector> selector = Selector.of(arguments.text(PRUNE));
    if (selector.isEmpty()) {
      arguments.reject(
          PRUNE,
          "\"" + arguments.text(PRUNE) + "\" is no label with its value.",
          "write key=value.");
      return Optional.empty();
    }
    if (!present) {
      arguments.reject(
          PRUNE, "it goes with state: present only.", "leave it out to delete the definition.");
    }
    objects.stream()
        .filter(object -> !selector.get().selects(object))
        .findFirst()
        .ifPresent(
            bare ->
                arguments.reject(
                    PRUNE,
                    "%s does not carry %s.".formatted(bare.title(), selector.get()),
                    "write it below its metadata.labels."));
    return selector.map(all -> new Pruning(arguments.text(KUBECONFIG), all));
  }

  private static List<Map<String, Object>> definitions(Arguments arguments) {
    return switch (arguments.value(DEFINITION).orElse(List.of())) {
      case String text -> Documents.yaml(text).orElse(List.of());
      case Map<?, ?> map -> List.of(texts(map));
      case List<?> list -> {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Object item : list) {
          all.add(item instanceof Map<?, ?> map ? texts(map) : Map.of());
        }
        yield all;
      }
      default -> List.of();
    };
  }

  private static Map<String, Object> texts(Map<?, ?> map) {
    Map<String, Object> texts = new LinkedHashMap<>();
    map.forEach((key, value) -> texts.put(String.valueOf(key), value));
    return texts;
  }
}
