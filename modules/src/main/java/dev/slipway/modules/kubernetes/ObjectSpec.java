package dev.slipway.modules.kubernetes;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameters of {@code k8s_object}. */
final class ObjectSpec {
  static final String KUBECONFIG = "kubeconfig";
  static final String ADMIN_CONF = "/etc/kubernetes/admin.conf";
  private static final String DEFINITION = "definition";

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
                .otherwise("slipway"))
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

  static ObjectModule.Desired bind(Arguments arguments) {
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
    return new ObjectModule.Desired(
        objects,
        arguments.text("state").equals("present"),
        arguments.text(KUBECONFIG),
        arguments.text("field_manager"),
        arguments.flag("force"),
        arguments.flag("replace"),
        arguments.integer("wait"));
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
