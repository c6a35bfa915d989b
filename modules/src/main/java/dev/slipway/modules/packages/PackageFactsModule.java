package dev.slipway.modules.packages;

import dev.slipway.host.HostException;
import dev.slipway.host.HostReader;
import dev.slipway.host.HostSession;
import dev.slipway.host.probe.CommandAnswer;
import dev.slipway.host.probe.CommandProbe;
import dev.slipway.module.Arguments;
import dev.slipway.module.Diff;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.module.TaskFailedException;
import dev.slipway.module.TaskModule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells which packages are installed. */
final class PackageFactsModule
    implements TaskModule<PackageFactsModule.Settings, Map<String, List<Object>>> {
  private static final CommandProbe PROBE =
      new CommandProbe(
          """
          if command -v dpkg-query >/dev/null 2>&1; then
          dpkg-query -W -f 'apt\\t${Package}\\t${Version}\\t${Architecture}\\t${Section}\\t${db:Status-Status}\\n'
          elif command -v rpm >/dev/null 2>&1; then
          rpm -qa --qf 'rpm\\t%{NAME}\\t%{VERSION}\\t%{ARCH}\\t%{RELEASE}\\tinstalled\\n'
          else exit 3
          fi
          """);
  private static final int FIELDS = 6;
  private static final ModuleSpec SPEC =
      ModuleSpec.named("package_facts", "Tells which packages are installed.")
          .describe(
              "The packages of dpkg or of rpm, whichever the host has; rpm is tried on recorded"
                  + " output only. From then on they are `facts.packages`, too.")
          .parameter(
              Parameter.control("manager", ParameterType.TEXTS, "Has no effect: the host's own.")
                  .otherwise("auto"))
          .parameter(
              Parameter.control("strategy", ParameterType.TEXT, "Has no effect.")
                  .otherwise("first"))
          .returns(
              "packages",
              "A map: by name a list of maps of `name`, `version`, `arch` and `source`, and of"
                  + " `category` (Debian) or `release` (rpm).")
          .example(
              "The version of a package",
              """
              - package_facts:
                register: installed
              - debug:
                  msg: ${installed.packages.size()} packages
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
  public Map<String, List<Object>> observe(Settings desired, HostReader host) throws HostException {
    CommandAnswer answer = host.ask(PROBE);
    if (answer.exit() != 0) {
      throw new TaskFailedException(
          "The packages cannot be listed: "
              + (answer.stderr().isBlank()
                  ? "the host has neither dpkg nor rpm."
                  : answer.stderr().strip()));
    }
    Map<String, List<Object>> packages = new TreeMap<>();
    for (String line : answer.stdout().lines().toList()) {
      String[] fields = line.split("\t", -1);
      if (fields.length == FIELDS && fields[5].equals("installed")) {
        packages.computeIfAbsent(fields[1], _ -> new ArrayList<>()).add(installed(fields));
      }
    }
    return new LinkedHashMap<>(packages);
  }

  private static Map<String, Object> installed(String[] fields) {
    Map<String, Object> installed = new LinkedHashMap<>();
    installed.put("name", fields[1]);
    installed.put("version", fields[2]);
    installed.put("arch", fields[3]);
    installed.put(fields[0].equals("apt") ? "category" : "release", fields[4]);
    installed.put("source", fields[0]);
    return installed;
  }

  @Override
  public Diff diff(Settings desired, Map<String, List<Object>> observed) {
    return Diff.none();
  }

  @Override
  public Map<String, Object> apply(Settings desired, Diff diff, HostSession host) {
    return Map.of();
  }

  @Override
  public Map<String, Object> values(Settings desired, Map<String, List<Object>> observed) {
    return Map.of("packages", observed);
  }
}
