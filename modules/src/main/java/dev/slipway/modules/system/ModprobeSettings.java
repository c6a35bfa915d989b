package dev.slipway.modules.system;

import dev.slipway.host.ShellCommand;
import dev.slipway.module.Arguments;
import dev.slipway.module.CommandWords;
import dev.slipway.module.InvalidValueException;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is declared about a module of the kernel.
 *
 * @param parameters that it is loaded with
 * @param files that are to be there or not at the next boot; none when that does not matter
 */
record ModprobeSettings(
    String name, boolean present, List<String> parameters, List<BootFile> files) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]*");

  /**
   * A file that is read at boot.
   *
   * @param text its whole content; empty: there is no such file
   */
  record BootFile(String path, Optional<String> text) {}

  static ModuleSpec spec() {
    return ModuleSpec.named("modprobe", "Loads and unloads modules of the kernel.")
        .describe(
            "`state` is about the running kernel, `persistent` about the next boot; each is"
                + " observed and shown by itself. A module that is a part of the kernel itself is"
                + " present.")
        .describe(
            "For the next boot, `/etc/modules-load.d/NAME.conf` names the module and"
                + " `/etc/modprobe.d/NAME.conf` its parameters; both files belong to this module as"
                + " a whole. Other files that load it are not looked at. Parameters count when the"
                + " module is loaded: one that is loaded already keeps those it has.")
        .parameter(Parameter.identity("name", ParameterType.TEXT, "The name of the module.").must())
        .parameter(
            Parameter.state("state", ParameterType.TEXT, "Whether it is loaded now.")
                .oneOf("present", "absent")
                .otherwise("present"))
        .parameter(
            Parameter.control(
                    "params", ParameterType.TEXT, "The parameters that it is loaded with.")
                .otherwise(""))
        .parameter(
            Parameter.state(
                    "persistent",
                    ParameterType.TEXT,
                    "Whether it is loaded at the next boot; `disabled` leaves that as it is.")
                .oneOf("disabled", "present", "absent")
                .otherwise("disabled"))
        .returns("name params state", "As they were declared.")
        .example(
            "What a bridge filters by, now and after each boot",
            """
            - modprobe:
                name: br_netfilter
                persistent: present
            """)
        .build();
  }

  static ModprobeSettings bind(Arguments arguments) {
    String name = arguments.text("name").strip();
    if (!NAME.matcher(name).matches()) {
      arguments.reject(
          "name",
          "\"" + name + "\" is not the name of a kernel module.",
          "write letters, digits, _ and -, without the path and without .ko.");
    }
    List<String> parameters = parameters(arguments);
    return new ModprobeSettings(
        name,
        arguments.text("state").equals("present"),
        parameters,
        files(arguments.text("persistent"), name, parameters));
  }

  private static List<String> parameters(Arguments arguments) {
    String written = arguments.text("params");
    try {
      if (!written.contains("\n")) {
        return CommandWords.split(written);
      }
    } catch (InvalidValueException _) {
      // Said below, as for several lines.
    }
    arguments.reject(
        "params",
        "\"" + written.lines().findFirst().orElse("") + "\" cannot be split into parameters.",
        "write NAME=VALUE pairs on one line, blanks between them, quotes closed.");
    return List.of();
  }

  private static List<BootFile> files(String persistent, String name, List<String> parameters) {
    if (persistent.equals("disabled")) {
      return List.of();
    }
    boolean present = persistent.equals("present");
    Optional<String> options =
        parameters.isEmpty()
            ? Optional.empty()
            : Optional.of("options " + name + " " + quoted(parameters) + "\n");
    return List.of(
        new BootFile(
            "/etc/modules-load.d/" + name + ".conf",
            present ? Optional.of(name + "\n") : Optional.empty()),
        new BootFile("/etc/modprobe.d/" + name + ".conf", present ? options : Optional.empty()));
  }

  /** As modprobe.d has it: a value with blanks stands in double quotes. */
  private static String quoted(List<String> parameters) {
    return String.join(
        " ",
        parameters.stream()
            .map(word -> word.contains(" ") ? word.replaceFirst("=(.*)", "=\"$1\"") : word)
            .toList());
  }

  KernelModuleProbe probe() {
    return new KernelModuleProbe(name.replace('-', '_'));
  }

  /** Loads or unloads it. */
  ShellCommand command() {
    return present
        ? ShellCommand.of("modprobe", "--", name).with(parameters.toArray(String[]::new))
        : ShellCommand.of("modprobe", "-r", "--", name);
  }
}
