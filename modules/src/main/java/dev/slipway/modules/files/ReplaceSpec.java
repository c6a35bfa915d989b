package dev.slipway.modules.files;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.FileControls;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.TextEditing;
import dev.slipway.modules.support.TextModule;

/** Name and parameters of the module {@code replace}, and what they say. */
final class ReplaceSpec {
  private ReplaceSpec() {}

  static TextModule module() {
    return new TextModule(
        spec(), arguments -> new TextModule.Desired(target(arguments), edit(arguments)));
  }

  private static ModuleSpec spec() {
    return ModuleSpec.named("replace", "Replaces every match of an expression in a file.")
        .describe(
            "In `regexp`, `^` and `$` are the start and the end of each line, and a dot is any"
                + " character but a newline. In `replace`, `\\1` and `\\g<name>` stand for what the"
                + " groups matched.")
        .describe(
            "With `after` and `before` only the text between them counts; in these, a dot is also a"
                + " newline. When they are not found, nothing is done.")
        .describe(
            "The task fails, in the dry run already, when the expression would match again what it"
                + " is replaced by: the file would change at every run. Regular expressions are in"
                + " the syntax of Python. A file that is not UTF-8 is edited byte by byte.")
        .parameter(EditParameters.path())
        .parameter(
            Parameter.state("regexp", ParameterType.TEXT, "What is to be replaced.")
                .alias("regex")
                .must())
        .parameter(
            Parameter.state(
                    "replace", ParameterType.TEXT, "What takes its place; nothing when left out.")
                .otherwise(""))
        .parameter(
            Parameter.state(
                "after",
                ParameterType.TEXT,
                "Only what stands behind the first match of this expression is looked at."))
        .parameter(
            Parameter.state(
                "before",
                ParameterType.TEXT,
                "Only what stands before a match of this expression is looked at: the first one"
                    + " behind `after`, the last one in the file without `after`."))
        .parameters(Ownership.parameters())
        .untaken(Ownership.untaken())
        .parameters(FileControls.parameters())
        .parameter(
            Parameter.control(
                    "encoding",
                    ParameterType.TEXT,
                    "Has no effect: a file that is not UTF-8 is edited byte by byte.")
                .otherwise("utf-8"))
        .returns("path", "The file.")
        .returns("msg", "`N replacements made`.")
        .returns("backup_file", "Where the file before is kept.")
        .example(
            "Another name of a host, wherever it stands",
            """
            - replace:
                path: /etc/hosts
                regexp: '(\\s+)old\\.example\\.org(\\s+.*)?$'
                replace: '\\1new.example.org\\2'
            """)
        .example(
            "Only in one part of the file",
            """
            - replace:
                path: /etc/app.conf
                after: '\\[main\\]'
                before: '\\[other\\]'
                regexp: '^debug = .*$'
                replace: debug = false
            """)
        .build();
  }

  private static TextEditing.Target target(Arguments arguments) {
    return new TextEditing.Target(
        Paths.bind(arguments, "path"),
        false,
        Ownership.bind(arguments),
        arguments.flag("backup"),
        FileControls.validate(arguments));
  }

  private static ReplaceEdit edit(Arguments arguments) {
    return new ReplaceEdit(
        EditParameters.expression(arguments, "regexp").orElseThrow(),
        arguments.text("replace"),
        EditParameters.expression(arguments, "after"),
        EditParameters.expression(arguments, "before"));
  }
}
