package dev.slipway.modules.administration;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Name and parameters of the module {@code chrony}, and what they say. */
final class ChronySpec {
  private ChronySpec() {}

  static ModuleSpec spec() {
    return ModuleSpec.named("chrony", "Where the host gets its time from, and how.")
        .describe(
            "Directives of `chrony.conf(5)` get their values where they stand; what the task does"
                + " not name stays. `chronyd -p` (chrony 4.0 and newer) must accept the file before"
                + " it is put in place. chronyd reads it at its start: notify a handler that"
                + " restarts it.")
        .parameter(source("servers", "server"))
        .parameter(source("pools", "pool"))
        .parameter(
            Parameter.state(
                    "exclusive",
                    ParameterType.BOOLEAN,
                    "Whether no other `server`, `pool` or `peer` is to stand in the file, where the"
                        + " task names any.")
                .otherwise("true"))
        .parameter(
            Parameter.state(
                "options",
                ParameterType.MAP,
                "Other directives and their values: a text, a list of texts for a directive that"
                    + " stands there several times, `true` for one without a value, `false` for"
                    + " one that is not to be there."))
        .parameter(
            Parameter.identity(
                "path",
                ParameterType.PATH,
                "The file. Otherwise `/etc/chrony/chrony.conf` on Debian and what comes from it,"
                    + " `/etc/chrony.conf` elsewhere. A file of its own in `conf.d` or `sources.d`"
                    + " is made when it is missing, but not its directory's entry in the main"
                    + " file."))
        .parameter(
            Parameter.control(
                    "backup",
                    ParameterType.BOOLEAN,
                    "Whether the file before is kept beside it, as `NAME.TIME~`.")
                .otherwise("false"))
        .rule(ParameterRule.atLeastOne("servers", "pools", "options"))
        .returns("path", "The file.")
        .returns("msg", "`configuration written`.")
        .returns("backup_file", "Where the file before is kept.")
        .example(
            "Time from the network's own servers",
            """
            - package: {name: chrony}
            - chrony:
                servers:
                  - 10.0.0.1 iburst
                  - {name: 10.0.0.2, options: iburst prefer}
                options:
                  makestep: 1 3
                  rtcsync: true
              notify: restart chrony
            """)
        .build();
  }

  private static Parameter source(String name, String directive) {
    return Parameter.state(
        name,
        ParameterType.LIST,
        "Each a text as behind `"
            + directive
            + "` (`ntp.example.org iburst`), or a map of `name` and `options`.");
  }

  static ChronyModule.Desired bind(Arguments arguments) {
    Map<String, String> sources = new LinkedHashMap<>();
    sources(arguments, "servers", "server", sources);
    sources(arguments, "pools", "pool", sources);
    Map<String, List<String>> options = new LinkedHashMap<>();
    arguments
        .map("options")
        .forEach((name, value) -> options.put(name, lines(arguments, name, value)));
    boolean exclusive = arguments.flag("exclusive") && !sources.isEmpty();
    return new ChronyModule.Desired(
        arguments.optionalText("path"),
        new ChronyEdit(sources, exclusive, options),
        arguments.flag("backup"));
  }

  private static void sources(
      Arguments arguments, String parameter, String directive, Map<String, String> into) {
    List<?> list = arguments.value(parameter).map(value -> (List<?>) value).orElse(List.of());
    for (Object written : list) {
      String text =
          written instanceof Map<?, ?> map
              ? map.get("name")
                  + Optional.ofNullable(map.get("options")).map(more -> " " + more).orElse("")
              : String.valueOf(written).strip();
      String name = text.split("\\s", 2)[0];
      if (!name.matches("[A-Za-z0-9._:-]+") || text.contains("\n")) {
        arguments.reject(
            parameter,
            "\"" + text.replace('\n', ' ') + "\" names no " + directive + ".",
            "write a name or an address, and options behind it.");
      }
      into.put(directive + " " + name, directive + " " + text);
    }
  }

  private static List<String> lines(Arguments arguments, String name, Object value) {
    if (!name.matches("[a-z0-9]+") || ChronyEdit.SOURCES.contains(name)) {
      arguments.reject(
          "options",
          "\"" + name + "\" is no directive that can be set here.",
          "write directives of chrony.conf(5); servers and pools have parameters of their own.");
    }
    List<?> values = value instanceof List<?> several ? several : List.of(value);
    if (values.stream().anyMatch(each -> String.valueOf(each).contains("\n"))) {
      arguments.reject("options", "A value of several lines.", "write each on one line.");
    }
    return values.stream()
        .filter(each -> !each.equals(false))
        .map(each -> each.equals(true) ? name : name + " " + each)
        .toList();
  }
}
