package dev.slipway.modules.packages;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.Locale;
import java.util.Optional;

/** Name and parameters of the module {@code debconf}, and what they say. */
final class DebconfSpec {
  static final String SEEN = "seen";
  static final String PASSWORD = "password";

  private DebconfSpec() {}

  static ModuleSpec spec() {
    return ModuleSpec.named("debconf", "Answers to the questions that a package asks.")
        .family(ModuleSpec.Family.DEBIAN)
        .describe(
            "For hosts of the Debian family. The answers are in the database of debconf, where a"
                + " package finds them when it is installed or set up again; a package that is"
                + " installed is not set up again by this. `debconf-show PACKAGE` tells the"
                + " questions. Forms are those of debconf-set-selections(1), types those of"
                + " debconf-devel(7).")
        .describe(
            "A password is compared, too, and never shown. Without `question` the answers are only"
                + " told.")
        .parameter(
            Parameter.identity("name", ParameterType.TEXT, "The package.").alias("pkg").must())
        .parameter(
            Parameter.identity("question", ParameterType.TEXT, "The question.")
                .alias("selection", "setting"))
        .parameter(
            Parameter.state(
                    "vtype",
                    ParameterType.TEXT,
                    "The type of the answer; `seen` sets only whether the question counts as"
                        + " asked.")
                .oneOf(
                    "boolean",
                    "multiselect",
                    "note",
                    PASSWORD,
                    SEEN,
                    "select",
                    "string",
                    "text",
                    "title"))
        .parameter(
            Parameter.state(
                    "value",
                    ParameterType.TEXT,
                    "The answer, on one line; of a `boolean` `true` or `false`, of a `multiselect`"
                        + " with `, ` between the choices.")
                .alias("answer"))
        .parameter(
            Parameter.control(
                    "unseen",
                    ParameterType.BOOLEAN,
                    "Whether the question is left to be asked; otherwise it counts as asked.")
                .otherwise("false"))
        .returns(
            "current", "A map: the answers of the package by their questions, passwords left out.")
        .example(
            "The locale of a host, before locales is installed",
            """
            - debconf:
                name: locales
                question: locales/default_environment_locale
                vtype: select
                value: C.UTF-8
            """)
        .example(
            "What a package was told",
            """
            - debconf:
                name: tzdata
              register: answers
            """)
        .build();
  }

  static DebconfModule.Desired bind(Arguments arguments) {
    String owner = arguments.text("name");
    word(arguments, "name", owner);
    Optional<String> question = arguments.optionalText("question");
    Optional<String> type = arguments.optionalText("vtype");
    Optional<String> value = arguments.optionalText("value");
    if (type.filter(PASSWORD::equals).isPresent()) {
      value.filter(text -> !text.isEmpty()).ifPresent(arguments::conceal);
    }
    if (question.isEmpty()) {
      refuseWithout(arguments, "vtype", type);
      refuseWithout(arguments, "value", value);
      return new DebconfModule.Desired(owner, Optional.empty());
    }
    word(arguments, "question", question.get());
    if (type.isEmpty() || value.isEmpty()) {
      arguments.reject("question", "It has no answer.", "write its vtype and its value beside it.");
      return new DebconfModule.Desired(owner, Optional.empty());
    }
    String text = normal(arguments, type.get(), value.get());
    boolean seen = type.get().equals(SEEN) ? text.equals("true") : !arguments.flag("unseen");
    return new DebconfModule.Desired(
        owner, Optional.of(new DebconfModule.Preset(question.get(), type.get(), text, seen)));
  }

  private static void refuseWithout(Arguments arguments, String parameter, Optional<String> given) {
    if (given.isPresent()) {
      arguments.reject(parameter, "There is no question for it.", "name one with question.");
    }
  }

  private static void word(Arguments arguments, String parameter, String text) {
    if (!text.matches("[^\\s#\\\\]\\S*[^\\s\\\\]|[^\\s#\\\\]")) {
      arguments.reject(
          parameter,
          "It is no name in the database of debconf.",
          "write one word, as debconf-show tells it.");
    }
  }

  private static String normal(Arguments arguments, String type, String value) {
    if (value.matches("(?s).*[\\r\\n].*") || value.endsWith("\\")) {
      arguments.reject(
          "value",
          "debconf takes one line, which does not end with a backslash.",
          "write it on one line.");
    }
    if (!type.equals("boolean") && !type.equals(SEEN)) {
      return value;
    }
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> "true";
      case "false", "no", "off" -> "false";
      default -> {
        arguments.reject(
            "value", "\"" + value + "\" is neither true nor false.", "write true or false.");
        yield value;
      }
    };
  }
}
