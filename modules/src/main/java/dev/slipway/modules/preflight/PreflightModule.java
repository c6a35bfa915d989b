package dev.slipway.modules.preflight;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether a host can be a node. */
final class PreflightModule implements TaskModule<PreflightModule.Settings, HostFacts> {
  private static final ModuleSpec SPEC = describe();

  /**
   * What is asked of a host.
   *
   * @param memory in MiB
   * @param disk in MiB
   */
  record Settings(
      List<String> roles,
      String version,
      long cpus,
      long memory,
      long disk,
      List<String> ignored) {}

  private static ModuleSpec describe() {
    return ModuleSpec.named("k8s_preflight", "Tells whether a host can be a node of a cluster.")
        .describe(
            "Alters nothing. Looks at processors, memory, disk, kernel, cgroups, programs, swap,"
                + " SELinux, the name, firewalls, ports and the version of a kubelet that is there"
                + " already; everything that speaks against the host is told at once, in a table.")
        .describe(
            "What other roles would mend, such as swap, is a warning. A port that a program of"
                + " Kubernetes has is free: the host may be a node already. That names and"
                + " `product_uuid` are unique cannot be seen on one host: compare what the task"
                + " registers.")
        .parameter(
            Parameter.control("roles", ParameterType.TEXTS, "What the host is to be.")
                .oneOf("control_plane", "worker", "etcd")
                .otherwise("worker"))
        .parameter(
            Parameter.control(
                    "version", ParameterType.TEXT, "The version of Kubernetes, such as 1.30.8.")
                .must())
        .parameter(number("min_cpu", "The least number of processors.", "2"))
        .parameter(number("min_mem_mb", "The least memory in MiB.", "1700"))
        .parameter(number("min_disk_mb", "The least free space at /var/lib in MiB.", "8192"))
        .parameter(
            Parameter.control(
                "ignore_checks",
                ParameterType.TEXTS,
                "Names of checks that only warn, such as `cpu` or `port-6443`."))
        .returns(
            "checks", "A list of maps: `name`, `status` (pass, warn, fail), `found`, `wanted`.")
        .returns("passed", "Whether none of them failed.")
        .returns("product_uuid", "The identity of the machine; empty when it cannot be known.")
        .example(
            "Before anything is altered",
            """
            - k8s_preflight:
                roles: [control_plane, etcd]
                version: 1.30.8
              register: preflight
            """)
        .build();
  }

  private static Parameter number(String name, String description, String otherwise) {
    return Parameter.control(name, ParameterType.INTEGER, description).otherwise(otherwise);
  }

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Settings bind(Arguments arguments) {
    String version = arguments.text("version").replaceFirst("^v", "");
    if (!version.matches("1\\.\\d+(\\.\\d+)?.*")) {
      arguments.reject("version", "\"" + version + "\" is no version.", "write such as 1.30.8.");
    }
    return new Settings(
        arguments.texts("roles"),
        version,
        arguments.integer("min_cpu"),
        arguments.integer("min_mem_mb"),
        arguments.integer("min_disk_mb"),
        arguments.texts("ignore_checks"));
  }

  @Override
  public HostFacts observe(Settings desired, HostReader host) throws HostException {
    return host.ask(new HostFactsProbe());
  }

  @Override
  public Diff diff(Settings desired, HostFacts observed) {
    List<Check> checks = Preflight.of(desired, observed);
    long failed = checks.stream().filter(it -> it.status() == Check.Status.FAIL).count();
    if (failed > 0) {
      throw new TaskFailedException(
          "The host cannot be a node yet: %d of %d checks failed.%s"
              .formatted(failed, checks.size(), Check.table(checks)),
          values(desired, observed));
    }
    return Diff.none();
  }

  @Override
  public Map<String, Object> apply(Settings desired, Diff diff, HostSession host) {
    return Map.of();
  }

  @Override
  public Map<String, Object> values(Settings desired, HostFacts observed) {
    List<Check> checks = Preflight.of(desired, observed);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("checks", checks.stream().map(Check::value).toList());
    values.put("passed", checks.stream().noneMatch(it -> it.status() == Check.Status.FAIL));
    values.put("product_uuid", observed.identity().uuid());
    return values;
  }
}
