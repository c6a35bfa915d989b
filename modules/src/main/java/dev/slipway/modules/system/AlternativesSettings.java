package dev.slipway.modules.system;

import dev.slipway.host.ShellCommand;
import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Name and parameters of the module {@code alternatives}, and what they say. */
record AlternativesSettings(
    String name,
    Optional<String> path,
    Optional<String> link,
    Optional<Long> priority,
    State state,
    Optional<List<Subcommand>> subcommands) {
  private static final long USUAL_PRIORITY = 50;

  /** What is to be true of the alternative. */
  enum State {
    PRESENT,
    SELECTED,
    AUTO,
    ABSENT
  }

  /** What is linked together with it. */
  record Subcommand(String name, String link, String path) {
    String text() {
      return name + " " + path;
    }
  }

  static ModuleSpec spec() {
    return ModuleSpec.named("alternatives", "Says which program a generic name stands for.")
        .describe(
            "`update-alternatives` keeps the links. On hosts of the Debian family it is asked with"
                + " `--query`; those of the Red Hat family answer `--display`, which is tested on"
                + " output only that is written as chkconfig prints it.")
        .parameter(Parameter.identity("name", ParameterType.TEXT, "The generic name.").must())
        .parameter(
            Parameter.identity(
                "path", ParameterType.PATH, "The real program. Only `auto` can do without it."))
        .parameter(
            Parameter.state(
                "link",
                ParameterType.PATH,
                "The generic path, such as `/usr/bin/java`. Needed for a name that is new, and on"
                    + " hosts of the Red Hat family where something is to be registered."))
        .parameter(
            Parameter.state(
                "priority",
                ParameterType.INTEGER,
                "The larger, the better, where the best one is chosen. A new alternative gets 50."))
        .parameter(
            Parameter.state(
                    "state",
                    ParameterType.TEXT,
                    "`present`: registered; `selected`: registered and chosen; `auto`: registered"
                        + " when path is given, and the best one is chosen; `absent`: not"
                        + " registered.")
                .oneOf("present", "selected", "auto", "absent")
                .otherwise("selected"))
        .parameter(
            Parameter.state(
                "subcommands",
                ParameterType.LIST,
                "What is linked together with it: maps of `name`, `link` and `path`."))
        .returns("name path", "As they were declared.")
        .example(
            "Which editor",
            """
            - alternatives:
                name: editor
                path: /usr/bin/vim.basic
            """)
        .build();
  }

  static AlternativesSettings bind(Arguments arguments) {
    String name = arguments.text("name");
    if (!name.matches("[^\\s/-][^\\s/]*")) {
      arguments.reject(
          "name",
          "\"" + name + "\" is no generic name.",
          "write a name without blanks and slashes.");
    }
    State state = State.valueOf(arguments.text("state").toUpperCase(Locale.ROOT));
    if (!arguments.has("path") && state != State.AUTO) {
      arguments.reject("path", "Nothing says which alternative.", "write path.");
    }
    return new AlternativesSettings(
        name,
        path(arguments, "path"),
        path(arguments, "link"),
        arguments.optionalInteger("priority"),
        state,
        arguments.value("subcommands").map(list -> subcommands(arguments, (List<?>) list)));
  }

  private static Optional<String> path(Arguments arguments, String parameter) {
    return arguments.has(parameter)
        ? Optional.of(Paths.bind(arguments, parameter))
        : Optional.empty();
  }

  private static List<Subcommand> subcommands(Arguments arguments, List<?> list) {
    List<Subcommand> subcommands = new ArrayList<>();
    for (Object written : list) {
      Map<?, ?> map = written instanceof Map<?, ?> entries ? entries : Map.of();
      Subcommand each =
          new Subcommand(text(map.get("name")), text(map.get("link")), text(map.get("path")));
      if (each.name().isEmpty() || !each.link().startsWith("/") || !each.path().startsWith("/")) {
        arguments.reject(
            "subcommands",
            "\"" + written + "\" is no map of name, link and path.",
            "write {name: NAME, link: /usr/bin/NAME, path: /REAL/PATH}.");
      }
      subcommands.add(each);
    }
    return subcommands;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : String.valueOf(value);
  }

  /** Whether the alternative is to be registered. */
  boolean registers() {
    return state != State.ABSENT && path.isPresent();
  }

  /** The alternative as it is to be, where one is there already or not. */
  AlternativesProbe.Alternative wanted(Optional<AlternativesProbe.Alternative> before) {
    List<String> slaves =
        subcommands
            .map(list -> list.stream().map(Subcommand::text).toList())
            .orElseGet(() -> before.map(AlternativesProbe.Alternative::slaves).orElse(List.of()));
    long otherwise = before.map(AlternativesProbe.Alternative::priority).orElse(USUAL_PRIORITY);
    return new AlternativesProbe.Alternative(
        path.orElseThrow(), priority.orElse(otherwise), slaves);
  }

  /** Registers it; what is registered and not named again is lost with it. */
  ShellCommand install(String generic, long priorityThen) {
    ShellCommand command =
        ShellCommand.of(
            "update-alternatives",
            "--install",
            generic,
            name,
            path.orElseThrow(),
            String.valueOf(priorityThen));
    for (Subcommand each : subcommands.orElse(List.of())) {
      command = command.with("--slave", each.link(), each.name(), each.path());
    }
    return command;
  }

  ShellCommand choose() {
    return ShellCommand.of("update-alternatives", "--set", name, path.orElseThrow());
  }

  ShellCommand chooseBest() {
    return ShellCommand.of("update-alternatives", "--auto", name);
  }

  ShellCommand remove() {
    return ShellCommand.of("update-alternatives", "--remove", name, path.orElseThrow());
  }
}
