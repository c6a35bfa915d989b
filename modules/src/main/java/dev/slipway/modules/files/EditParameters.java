package dev.slipway.modules.files;

import dev.slipway.module.Arguments;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.FileControls;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.PythonRegex;
import dev.slipway.modules.support.TextEditing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/** Parameters that {@code lineinfile} and {@code blockinfile} share. */
final class EditParameters {
  private EditParameters() {}

  static Parameter path() {
    return Parameter.identity("path", ParameterType.PATH, "The file. Links are followed.")
        .alias("dest", "destfile", "name")
        .must();
  }

  static Parameter state() {
    return Parameter.state("state", ParameterType.TEXT, "Whether it is to be there.")
        .oneOf("present", "absent")
        .otherwise("present");
  }

  static List<Parameter> position(String what) {
    return List.of(
        Parameter.control(
            "insertafter",
            ParameterType.TEXT,
            "Where a new "
                + what
                + " goes: behind the last line that matches this regular"
                + " expression, or `EOF`, the end of the file, where it also goes when no line"
                + " matches."),
        Parameter.control(
            "insertbefore",
            ParameterType.TEXT,
            "Where a new "
                + what
                + " goes: before the last line that matches this regular"
                + " expression, or `BOF`, the beginning of the file."));
  }

  /** What happens to the file as a whole. */
  static List<Parameter> file() {
    List<Parameter> parameters = new ArrayList<>(Ownership.parameters());
    parameters.add(
        Parameter.control(
                "create",
                ParameterType.BOOLEAN,
                "Whether a file that is missing is made, with its directory.")
            .otherwise("false"));
    parameters.addAll(FileControls.parameters());
    return parameters;
  }

  static TextEditing.Target target(Arguments arguments) {
    return new TextEditing.Target(
        Paths.bind(arguments, "path"),
        arguments.flag("create"),
        Ownership.bind(arguments),
        arguments.flag("backup"),
        FileControls.validate(arguments));
  }

  /** The regular expression of a parameter; rejects one that is none. */
  static Optional<String> expression(Arguments arguments, String parameter, String... words) {
    Optional<String> written = arguments.optionalText(parameter);
    if (written.isEmpty() || List.of(words).contains(written.get())) {
      return written;
    }
    try {
      PythonRegex.parse(written.get());
    } catch (PatternSyntaxException e) {
      String reason = e.getDescription();
      arguments.reject(
          parameter,
          "\"%s\" is no regular expression: %s%s."
              .formatted(
                  written.get(),
                  reason.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + reason.substring(1),
                  e.getIndex() < 0 ? "" : " (character " + (e.getIndex() + 1) + ")"),
          "put a backslash before characters that are meant literally.");
    }
    return written;
  }
}
