package dev.slipway.modules.administration;

import dev.slipway.host.Bytes;
import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.Mode;
import dev.slipway.modules.support.OwnFileModule;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.WantedFile;
import java.util.List;
import java.util.Optional;

/** Name and parameters of the module {@code sudoers}, and what they say. */
final class SudoersSpec {
  /** A mistake in a file that sudo reads makes it refuse everybody. */
  private static final String VALIDATION = "visudo -cf %s";

  private SudoersSpec() {}

  static OwnFileModule module() {
    return new OwnFileModule(spec(), SudoersSpec::bind);
  }

  private static ModuleSpec spec() {
    ModuleSpec.Builder spec =
        ModuleSpec.named("sudoers", "A rule of sudo, in a file of its own.")
            .describe(
                "visudo must accept the file before it is put in place: sudo refuses everybody when"
                    + " it reads a mistake. The file belongs to root and has mode 0440.")
            .parameter(
                Parameter.identity(
                        "name",
                        ParameterType.TEXT,
                        "The name of the file. sudo passes over names with a dot or a tilde at the"
                            + " end, so that they are refused.")
                    .must())
            .parameter(
                Parameter.state("state", ParameterType.TEXT, "Whether the rule is to be there.")
                    .oneOf("present", "absent")
                    .otherwise("present"));
    rule(spec);
    return spec.parameter(
            Parameter.identity("sudoers_path", ParameterType.PATH, "The directory of the file.")
                .otherwise("/etc/sudoers.d"))
        .parameter(
            Parameter.control(
                    "validation",
                    ParameterType.TEXT,
                    "Whether visudo looks at the file before: it must, or (`absent`) it does not.")
                .oneOf("required", "absent")
                .otherwise("required"))
        .rule(ParameterRule.atMostOne("user", "group"))
        .returns("path", "The file.")
        .example(
            "A user who may restart one service",
            """
            - sudoers:
                name: deploy
                user: deploy
                commands: /usr/bin/systemctl restart app
            """)
        .build();
  }

  private static void rule(ModuleSpec.Builder spec) {
    spec.parameter(Parameter.state("user", ParameterType.TEXT, "Who may."))
        .parameter(Parameter.state("group", ParameterType.TEXT, "The group whose members may."))
        .parameter(
            Parameter.state(
                "commands", ParameterType.LIST, "What may be run: a command or several, or `ALL`."))
        .parameter(
            Parameter.state(
                    "nopassword", ParameterType.BOOLEAN, "Whether no password is asked for.")
                .otherwise("true"))
        .parameter(
            Parameter.state("setenv", ParameterType.BOOLEAN, "Whether the environment is kept.")
                .otherwise("false"))
        .parameter(
            Parameter.state(
                    "noexec",
                    ParameterType.BOOLEAN,
                    "Whether the command may not run further programs.")
                .otherwise("false"))
        .parameter(
            Parameter.state("runas", ParameterType.TEXT, "As whom; as root when it is left out."))
        .parameter(
            Parameter.state("host", ParameterType.TEXT, "On which host the rule holds.")
                .otherwise("ALL"));
  }

  private static OwnFileModule.Desired bind(Arguments arguments) {
    String name = arguments.text("name");
    if (!name.matches("[^/\\s.~]([^/\\s.]*[^/\\s.~])?")) {
      arguments.reject(
          "name",
          "sudo passes over a file with the name \"" + name + "\".",
          "write a name without dots, blanks and slashes, and without ~ at its end.");
    }
    String path = Paths.join(Paths.bind(arguments, "sudoers_path"), name);
    return arguments.text("state").equals("absent")
        ? new OwnFileModule.Desired(path, Optional.empty())
        : new OwnFileModule.Desired(path, Optional.of(file(arguments)));
  }

  private static WantedFile file(Arguments arguments) {
    boolean validated = arguments.text("validation").equals("required");
    return new WantedFile(
        Bytes.ofText(rule(arguments)),
        new Ownership(Optional.of("root"), Optional.of("root"), Mode.parse("0440")),
        validated ? Optional.of(VALIDATION) : Optional.empty(),
        false);
  }

  private static String rule(Arguments arguments) {
    List<?> written = arguments.value("commands").map(value -> (List<?>) value).orElse(List.of());
    List<String> commands = written.stream().map(String::valueOf).toList();
    Optional<String> user = arguments.optionalText("user");
    Optional<String> group = arguments.optionalText("group");
    if (user.isEmpty() && group.isEmpty()) {
      arguments.reject("user", "Nothing says who may.", "write user or group.");
    }
    if (commands.isEmpty()) {
      arguments.reject("commands", "Nothing says what may be run.", "write commands, or ALL.");
    }
    String rule =
        user.orElseGet(() -> "%" + group.orElse(""))
            + " "
            + arguments.text("host")
            + "="
            + arguments.optionalText("runas").map(who -> "(" + who + ")").orElse("")
            + (arguments.flag("noexec") ? "NOEXEC:" : "")
            + (arguments.flag("nopassword") ? "NOPASSWD:" : "")
            + (arguments.flag("setenv") ? "SETENV:" : "")
            + " "
            + String.join(", ", commands);
    if (rule.contains("\n")) {
      arguments.reject("commands", "A rule of several lines.", "write each on one line.");
    }
    return rule + "\n";
  }
}
