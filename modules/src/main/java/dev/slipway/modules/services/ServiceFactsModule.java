package dev.slipway.modules.services;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.probe.CommandAnswer;
import dev.slipway.host.probe.CommandProbe;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Tells which services a host has. */
final class ServiceFactsModule
    implements TaskModule<ServiceFactsModule.Settings, Map<String, Object>> {
  private static final CommandProbe PROBE =
      new CommandProbe(
          """
          command -v systemctl >/dev/null 2>&1 || exit 3
          systemctl list-unit-files --no-legend --no-pager --type=service || exit 3
          echo ---
          systemctl list-units --no-legend --no-pager --plain --all --type=service
          """);
  private static final ModuleSpec SPEC =
      ModuleSpec.named("service_facts", "Tells which services a host has, and what they do.")
          .describe(
              "The services of systemd, those that only have a file too. From then on"
                  + " they are `facts.services`, too.")
          .returns(
              "services",
              "A map: by the full name a map of `name`, `state` (`running`, `stopped`, `failed`,"
                  + " `inactive`), `status` (`enabled`, `disabled`, `static`, `masked`, ...) and"
                  + " `source`.")
          .example(
              "Only where a service is there",
              """
              - service_facts:
                register: found
              - debug:
                  msg: ${found.services.size()} services
              """)
          .build();

  /** Nothing is declared. */
  record Settings() {}

  @Override
  public ModuleSpec spec() {
    return SPEC;
  }

  @Override
  public Settings bind(Arguments arguments) {
    return new Settings();
  }

  @Override
  public Map<String, Object> observe(Settings desired, HostReader host) throws HostException {
    CommandAnswer answer = host.ask(PROBE);
    if (answer.exit() != 0) {
      throw new TaskFailedException(
          "systemd does not run on this host, so nobody can tell its services.");
    }
    String[] halves = answer.stdout().split("(?m)^---$", 2);
    Map<String, Object> services = new TreeMap<>();
    halves[0].lines().forEach(line -> file(line.strip().split("\\s+", -1), services));
    halves[halves.length - 1]
        .lines()
        .forEach(line -> unit(line.strip().split("\\s+", -1), services));
    return new LinkedHashMap<>(services);
  }

  private static void file(String[] fields, Map<String, Object> services) {
    if (fields.length >= 2 && !fields[0].contains("@.")) {
      services.put(fields[0], service(fields[0], "inactive", fields[1]));
    }
  }

  private static void unit(String[] fields, Map<String, Object> services) {
    if (fields.length >= 4) {
      String status =
          services.get(fields[0]) instanceof Map<?, ?> known
              ? String.valueOf(known.get("status"))
              : fields[1].equals("not-found") ? "not-found" : "unknown";
      services.put(fields[0], service(fields[0], state(fields[2], fields[3]), status));
    }
  }

  private static String state(String active, String sub) {
    return switch (active) {
      case "active" -> sub.equals("running") ? "running" : "stopped";
      case "failed" -> "failed";
      default -> "inactive";
    };
  }

  private static Map<String, Object> service(String name, String state, String status) {
    Map<String, Object> service = new LinkedHashMap<>();
    service.put("name", name);
    service.put("state", state);
    service.put("status", status);
    service.put("source", "systemd");
    return service;
  }

  @Override
  public Diff diff(Settings desired, Map<String, Object> observed) {
    return Diff.none();
  }

  @Override
  public Map<String, Object> apply(Settings desired, Diff diff, HostSession host) {
    return Map.of();
  }

  @Override
  public Map<String, Object> values(Settings desired, Map<String, Object> observed) {
    return Map.of("services", observed);
  }
}
