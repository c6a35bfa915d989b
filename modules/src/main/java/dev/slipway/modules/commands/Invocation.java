package dev.slipway.modules.commands;

import dev.slipway.host.ShellCommand;
import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Something to run.
 *
 * @param command what the host's shell gets
 * @param shown what a user sees of it: what was written
 * @param written what {@code register} gets as {@code cmd}: the words, or the text
 * @param stripEnds whether line ends at the end of the output are taken off
 */
record Invocation(
    ShellCommand command, String shown, Object written, Guard guard, boolean stripEnds) {

  static final Parameter CHDIR =
      Parameter.control(
          "chdir", ParameterType.PATH, "The absolute path of the directory to run in.");

  /** The parameters for what is read from standard input. */
  static List<Parameter> inputParameters() {
    return List.of(
        Parameter.control("stdin", ParameterType.TEXT, "What is read from standard input."),
        Parameter.control("stdin_add_newline", ParameterType.BOOLEAN, "Adds a line end to stdin.")
            .otherwise("true"));
  }

  /** What all modules of this kind return. */
  static ModuleSpec.Builder returning(ModuleSpec.Builder spec) {
    return spec.returns("cmd", "What was run.")
        .returns("rc", "The exit status; 128 and the signal's number when a signal ended it.")
        .returns("stdout", "Standard output.")
        .returns("stderr", "Standard error.")
        .returns("stdout_lines", "Standard output as a list of lines.")
        .returns("stderr_lines", "Standard error as a list of lines.");
  }

  static Optional<String> directory(Arguments arguments) {
    Optional<String> directory = arguments.optionalText("chdir").filter(path -> !path.isEmpty());
    if (directory.isPresent() && !directory.get().startsWith("/")) {
      arguments.reject(
          "chdir",
          "\"" + directory.get() + "\" is not an absolute path.",
          "write the whole path from / on");
      return Optional.empty();
    }
    return directory;
  }

  static ShellCommand withInput(ShellCommand command, Arguments arguments) {
    String end = arguments.flag("stdin_add_newline") ? "\n" : "";
    return arguments
        .optionalText("stdin")
        .map(text -> command.input((text + end).getBytes(StandardCharsets.UTF_8)))
        .orElse(command);
  }
}
