package dev.slipway.modules.files;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.TextModule;
import java.util.Optional;

/** Name and parameters of the module {@code lineinfile}, and what they say. */
final class LineSpec {
  private LineSpec() {}

  static TextModule module() {
    return new TextModule(
        spec(),
        arguments -> new TextModule.Desired(EditParameters.target(arguments), edit(arguments)));
  }

  private static ModuleSpec spec() {
    return ModuleSpec.named("lineinfile", "Makes sure that a line is in a file, or is not.")
        .describe(
            "The last line that `regexp` matches (or that holds `search_string`) is replaced by"
                + " `line`; with `firstmatch` the first one. When no line matches and none equals"
                + " `line`, it is added where `insertafter` or `insertbefore` says, else at the"
                + " end.")
        .describe(
            "With `backrefs`, `\\1` and `\\g<name>` in `line` stand for what the groups of `regexp`"
                + " matched, and nothing is done when no line matches.")
        .describe(
            "`absent` removes every line that `regexp` matches, that holds `search_string`, or"
                + " that equals `line`.")
        .describe(
            "Regular expressions are in the syntax of Python; groups may be `(?P<name>...)`."
                + " Conditions `(?(1)...)` are not supported; `\\w`, `\\d` and `\\s` are about"
                + " ASCII. A file that is not UTF-8 is edited byte by byte.")
        .parameter(EditParameters.path())
        .parameter(EditParameters.state())
        .parameter(
            Parameter.state(
                    "regexp", ParameterType.TEXT, "What the line to replace or remove matches.")
                .alias("regex"))
        .parameter(
            Parameter.state(
                "search_string",
                ParameterType.TEXT,
                "What the line to replace or remove holds, literally."))
        .parameter(
            Parameter.state(
                    "line", ParameterType.TEXT, "The line; a newline at its end is left out.")
                .alias("value"))
        .parameter(
            Parameter.state(
                    "backrefs",
                    ParameterType.BOOLEAN,
                    "Whether references to groups in `line` are filled in.")
                .otherwise("false"))
        .parameters(EditParameters.position("line"))
        .parameter(
            Parameter.state(
                    "firstmatch",
                    ParameterType.BOOLEAN,
                    "Whether the first line that matches counts, and not the last.")
                .otherwise("false"))
        .parameters(EditParameters.file())
        .untaken(Ownership.untaken())
        .rule(ParameterRule.atMostOne("regexp", "search_string"))
        .rule(ParameterRule.atMostOne("insertafter", "insertbefore"))
        .rule(ParameterRule.atMostOne("backrefs", "search_string"))
        .returns("path", "The file.")
        .returns("msg", "`line added`, `line replaced` or `N line(s) removed`.")
        .returns("backup_file", "Where the file before is kept.")
        .example(
            "One setting",
            """
            - lineinfile:
                path: /etc/ssh/sshd_config
                regexp: '^#?PermitRootLogin '
                line: PermitRootLogin no
                validate: /usr/sbin/sshd -t -f %s
            """)
        .example(
            "What is there, with a part replaced",
            """
            - lineinfile:
                path: /etc/default/grub
                regexp: '^(GRUB_TIMEOUT=)\\d+$'
                line: '\\g<1>2'
                backrefs: true
            """)
        .build();
  }

  private static LineEdit edit(Arguments arguments) {
    boolean present = arguments.text("state").equals("present");
    Optional<String> regexp = EditParameters.expression(arguments, "regexp");
    Optional<String> search = arguments.optionalText("search_string");
    Optional<String> line = line(arguments);
    if (present && line.isEmpty()) {
      arguments.reject("line", "It says which line is to be there.", "write the line.");
    }
    if (!present && line.isEmpty() && regexp.isEmpty() && search.isEmpty()) {
      arguments.reject(
          "state", "Nothing says which lines are to go.", "add regexp, search_string or line.");
    }
    boolean references = arguments.flag("backrefs");
    if (references && regexp.isEmpty()) {
      arguments.reject(
          "backrefs", "Without regexp there are no groups to refer to.", "add regexp.");
    }
    return new LineEdit(
        present,
        regexp,
        search,
        line,
        references,
        EditParameters.expression(arguments, "insertafter", "EOF", "BOF"),
        EditParameters.expression(arguments, "insertbefore", "BOF"),
        arguments.flag("firstmatch"));
  }

  private static Optional<String> line(Arguments arguments) {
    Optional<String> line =
        arguments.optionalText("line").map(text -> text.replaceFirst("\n$", ""));
    if (line.filter(text -> text.contains("\n")).isPresent()) {
      arguments.reject(
          "line",
          "It holds several lines, which would be added at every run.",
          "use the module blockinfile, or a task for each line.");
    }
    return line;
  }
}
