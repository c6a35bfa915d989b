package dev.slipway.modules.support;

import dev.slipway.module.Arguments;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.List;
import java.util.Optional;

/** How a file is put in place. */
public final class FileControls {
  private FileControls() {}

  /** The parameters {@code backup} and {@code validate}. */
  public static List<Parameter> parameters() {
    return List.of(
        Parameter.control(
                "backup",
                ParameterType.BOOLEAN,
                "Whether the file before is kept beside it, as `NAME.TIME~`.")
            .otherwise("false"),
        Parameter.control(
            "validate",
            ParameterType.TEXT,
            "A command that must accept the new file before it is put in place; `%s` stands for"
                + " its path. Example: `visudo -cf %s`."));
  }

  /** The validation; rejects one that does not say where the file goes. */
  public static Optional<String> validate(Arguments arguments) {
    Optional<String> command = arguments.optionalText("validate").filter(text -> !text.isBlank());
    if (command.isPresent() && !command.get().contains("%s")) {
      arguments.reject(
          "validate",
          "\"" + command.get() + "\" does not say where the path of the new file goes.",
          "write %s in its place.");
    }
    return command;
  }
}
