package dev.slipway.modules.kubernetes;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Name and parameters of the module {@code helm_release}, and what they say. */
final class HelmSpec {
  private static final String NAME = "[a-z0-9]([a-z0-9.-]*[a-z0-9])?";

  private HelmSpec() {}

  /**
   * What is declared.
   *
   * @param values all of them, the secret ones too
   * @param secrets the outermost keys that are not shown
   * @param options for helm, when it installs or upgrades
   */
  record Settings(
      HelmProbe probe,
      boolean present,
      String chart,
      Optional<String> version,
      Map<String, Object> values,
      List<String> secrets,
      List<String> options,
      long timeout) {

    /** Whether the chart is a folder or a file on the host. */
    boolean isLocal() {
      return chart.startsWith("/");
    }

    /** The name of the chart, where its place says it. */
    String chartName() {
      return chart.substring(chart.lastIndexOf('/') + 1);
    }
  }

  static ModuleSpec spec() {
    return ModuleSpec.named("helm_release", "Installs, upgrades and removes releases of helm.")
        .describe(
            "Through the `helm` of the host. What helm knows about the release is compared: its"
                + " status, the chart, and the values that were given to it, key by key. A chart"
                + " without `version` is not upgraded when a newer one appears; a chart on the host"
                + " is looked into. What somebody altered in the cluster by hand is not seen: see"
                + " `k8s_object` for that.")
        .describe(
            "The values go to helm by its standard input, and replace all that were given before."
                + " `secret_values`, and values whose keys speak of passwords, tokens, keys or"
                + " secrets, are never shown: only that they come, go or differ.")
        .describe(
            "A release in the middle of another operation (`pending-install`, `pending-upgrade`,"
                + " `pending-rollback`, `uninstalling`) is refused, with what to do: helm would"
                + " refuse it too. One that failed is upgraded.")
        .describe(
            "helm is in no archive of packages that could be used: tried with a stand-in that"
                + " prints and takes what helm 3 documents.")
        .parameter(Parameter.identity("name", ParameterType.TEXT, "The release.").must())
        .parameter(
            Parameter.identity("namespace", ParameterType.TEXT, "Its namespace.")
                .otherwise("default"))
        .parameter(
            Parameter.state("state", ParameterType.TEXT, "Whether there is such a release.")
                .otherwise("present")
                .oneOf("present", "absent"))
        .parameter(
            Parameter.state(
                "chart",
                ParameterType.TEXT,
                "The chart: an absolute path on the host, `REPOSITORY/NAME`, `oci://HOST/NAME`, or"
                    + " its name in `repository`."))
        .parameter(Parameter.state("version", ParameterType.TEXT, "The version of the chart."))
        .parameter(
            Parameter.control("repository", ParameterType.TEXT, "The URL that has the chart."))
        .parameter(Parameter.state("values", ParameterType.MAP, "Values for the chart."))
        .parameter(
            Parameter.state(
                    "secret_values",
                    ParameterType.MAP,
                    "Further values, by their outermost keys, that are not shown.")
                .secret())
        .parameter(
            Parameter.control(
                    "create_namespace",
                    ParameterType.BOOLEAN,
                    "Whether the namespace is made when it is missing.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                    "atomic",
                    ParameterType.BOOLEAN,
                    "Whether helm waits, and goes back when it does not come up.")
                .otherwise("true"))
        .parameter(
            Parameter.control(
                    "wait", ParameterType.BOOLEAN, "Whether helm waits until all of it is ready.")
                .otherwise("true"))
        .parameter(
            Parameter.control("timeout", ParameterType.INTEGER, "Seconds that helm waits.")
                .otherwise("300"))
        .parameter(
            Parameter.identity("kubeconfig", ParameterType.PATH, "The way to the cluster.")
                .otherwise("/etc/kubernetes/admin.conf"))
        .rule(ParameterRule.requiredIf("state", "present", "chart"))
        .returns("name", "The release.")
        .returns("chart", "Name and version of its chart.")
        .returns("stdout", "What helm printed.")
        .example(
            "A chart on the host",
            """
            - helm_release:
                name: metrics-server
                namespace: kube-system
                chart: /srv/charts/metrics-server
                values:
                  replicas: 2
            """)
        .build();
  }

  static Settings bind(Arguments arguments) {
    for (String name : List.of("name", "namespace")) {
      if (!arguments.text(name).matches(NAME)) {
        arguments.reject(
            name,
            "\"" + arguments.text(name) + "\" is no name in a cluster.",
            "write small letters, digits, and dashes between them.");
      }
    }
    Map<String, Object> values = new LinkedHashMap<>(arguments.map("values"));
    Map<String, Object> secrets = arguments.map("secret_values");
    secrets.forEach(
        (key, value) -> {
          if (values.containsKey(key)) {
            arguments.reject(
                "secret_values", "\"" + key + "\" is in values, too.", "leave one of them out.");
          }
          values.put(key, value);
        });
    String chart = arguments.optionalText("chart").orElse("");
    if (chart.startsWith("-") || chart.startsWith("./")) {
      arguments.reject(
          "chart",
          "\"" + chart + "\" is no chart.",
          "write an absolute path on the host, REPOSITORY/NAME or oci://HOST/NAME.");
    }
    return new Settings(
        new HelmProbe(
            Paths.bind(arguments, "kubeconfig"),
            arguments.text("namespace"),
            arguments.text("name")),
        arguments.text("state").equals("present"),
        chart,
        arguments.optionalText("version"),
        values,
        List.copyOf(secrets.keySet()),
        options(arguments),
        arguments.integer("timeout"));
  }

  private static List<String> options(Arguments arguments) {
    List<String> options = new ArrayList<>();
    arguments.optionalText("version").ifPresent(it -> options.addAll(List.of("--version", it)));
    arguments.optionalText("repository").ifPresent(it -> options.addAll(List.of("--repo", it)));
    for (String flag : List.of("create_namespace", "atomic", "wait")) {
      if (arguments.flag(flag)) {
        options.add("--" + flag.replace('_', '-'));
      }
    }
    return List.copyOf(options);
  }
}
