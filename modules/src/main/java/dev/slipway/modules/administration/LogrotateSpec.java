package dev.slipway.modules.administration;

import dev.slipway.host.Bytes;
import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.Mode;
import dev.slipway.modules.support.OwnFileModule;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.WantedFile;
import java.util.List;
import java.util.Optional;

/** Name and parameters of the module {@code logrotate}. */
final class LogrotateSpec {
  /**
   * logrotate says what it does not understand as {@code error: FILE:LINE}, and calls a log that is
   * not there yet an error as well, with the same exit status.
   */
  private static final String VALIDATION =
      "! logrotate -d %s 2>&1 | grep -e '^error: [^ ]*:[0-9][0-9]* ' -e '^error: Ignoring ' >&2";

  private LogrotateSpec() {}

  static OwnFileModule module() {
    return new OwnFileModule(spec(), LogrotateSpec::bind);
  }

  private static ModuleSpec spec() {
    ModuleSpec.Builder spec =
        ModuleSpec.named("logrotate", "How logs are rotated, in a file of its own.")
            .describe(
                "The file is written anew as a whole; `logrotate -d` must accept it before it is"
                    + " put in place. It belongs to root and has mode 0644: logrotate passes over"
                    + " others. See `logrotate.conf(5)`.")
            .describe(
                "logrotate passes over a second file about the same log, and says so when it runs;"
                    + " look whether a package has one already.")
            .parameter(
                Parameter.identity("name", ParameterType.TEXT, "The name of the file.").must())
            .parameter(
                Parameter.identity("config_dir", ParameterType.PATH, "The directory of the file.")
                    .otherwise("/etc/logrotate.d"))
            .parameter(
                Parameter.state("state", ParameterType.TEXT, "Whether the file is to be there.")
                    .oneOf("present", "absent")
                    .otherwise("present"))
            .parameter(
                Parameter.state(
                    "paths",
                    ParameterType.LIST,
                    "The logs, by absolute paths; shell wildcards are allowed."));
    return spec.parameters(LogrotateText.parameters())
        .returns("path", "The file.")
        .example(
            "Logs of an application",
            """
            - logrotate:
                name: app
                paths: [/var/log/app/*.log]
                rotation_period: weekly
                rotate_count: 8
                compress: true
                delay_compress: true
                missing_ok: true
                create: 0640 root adm
                shared_scripts: true
                post_rotate: systemctl kill -s HUP app.service
            """)
        .build();
  }

  private static OwnFileModule.Desired bind(Arguments arguments) {
    String name = arguments.text("name");
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_-]*(\\.conf)?")) {
      arguments.reject(
          "name",
          "logrotate may pass over a file with the name \"" + name + "\".",
          "write letters, digits, _ and -.");
    }
    String path = Paths.join(Paths.bind(arguments, "config_dir"), name);
    if (arguments.text("state").equals("absent")) {
      return new OwnFileModule.Desired(path, Optional.empty());
    }
    WantedFile file =
        new WantedFile(
            Bytes.ofText(paths(arguments) + " {\n" + LogrotateText.lines(arguments) + "}\n"),
            new Ownership(Optional.of("root"), Optional.of("root"), Mode.parse("0644")),
            Optional.of(VALIDATION),
            false);
    return new OwnFileModule.Desired(
        path, Optional.of(file), Optional.of(new OwnFileModule.Checker("logrotate", "logrotate")));
  }

  private static String paths(Arguments arguments) {
    List<String> paths =
        arguments.value("paths").map(value -> (List<?>) value).orElse(List.of()).stream()
            .map(String::valueOf)
            .toList();
    if (paths.isEmpty()) {
      arguments.reject("paths", "Nothing says which logs.", "write paths.");
    }
    for (String path : paths) {
      if (!path.startsWith("/") || path.contains("\"") || path.contains("\n")) {
        arguments.reject(
            "paths",
            "\"" + path.replace('\n', ' ') + "\" is not the absolute path of a log.",
            "write the whole path from / on, without quotes and line ends.");
      }
    }
    return String.join("\n", paths.stream().map(LogrotateSpec::quoted).toList());
  }

  private static String quoted(String path) {
    return path.matches("[^\\s{}#']+") ? path : "\"" + path + "\"";
  }
}
