package dev.slipway.modules.files;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.TextModule;

/** Name and parameters of the module {@code blockinfile}, and what they say. */
final class BlockSpec {
  private static final String MARK = "{mark}";

  /** As Ansible's, so that its blocks are found and not written twice. */
  private static final String MARKER = "# {mark} ANSIBLE MANAGED BLOCK";

  private BlockSpec() {}

  static TextModule module() {
    return new TextModule(
        spec(),
        arguments -> new TextModule.Desired(EditParameters.target(arguments), edit(arguments)));
  }

  private static ModuleSpec spec() {
    return ModuleSpec.named(
            "blockinfile", "Makes sure that a block of lines between two markers is in a file.")
        .describe(
            "The block between the marker lines is replaced. When they are not there, it is added"
                + " where `insertafter` or `insertbefore` says, else at the end. A block that is"
                + " `absent`, or empty, is removed with its markers.")
        .describe(
            "Several blocks in one file need markers of their own. Regular expressions are in the"
                + " syntax of Python; with `(?m)` they are looked for in the whole text, and the"
                + " first match counts. A file that is not UTF-8 is edited byte by byte.")
        .parameter(EditParameters.path())
        .parameter(EditParameters.state())
        .parameter(
            Parameter.state("block", ParameterType.TEXT, "The lines.")
                .alias("content")
                .otherwise(""))
        .parameter(
            Parameter.state(
                    "marker", ParameterType.TEXT, "The marker lines; `{mark}` tells them apart.")
                .otherwise(MARKER))
        .parameter(
            Parameter.state(
                    "marker_begin", ParameterType.TEXT, "What `{mark}` is in the first line.")
                .otherwise("BEGIN"))
        .parameter(
            Parameter.state("marker_end", ParameterType.TEXT, "What `{mark}` is in the last line.")
                .otherwise("END"))
        .parameters(EditParameters.position("block"))
        .parameter(blank("prepend_newline", "before"))
        .parameter(blank("append_newline", "after"))
        .parameters(EditParameters.file())
        .untaken(Ownership.untaken())
        .rule(ParameterRule.atMostOne("insertafter", "insertbefore"))
        .returns("path", "The file.")
        .returns("msg", "`Block inserted` or `Block removed`.")
        .returns("backup_file", "Where the file before is kept.")
        .example(
            "Names of hosts",
            """
            - blockinfile:
                path: /etc/hosts
                marker: '# {mark} cluster'
                block: |
                  10.0.0.1 one
                  10.0.0.2 two
            """)
        .build();
  }

  private static Parameter blank(String name, String where) {
    return Parameter.state(
            name,
            ParameterType.BOOLEAN,
            "Whether an empty line stands " + where + " the block, unless the file ends there.")
        .otherwise("false");
  }

  private static BlockEdit edit(Arguments arguments) {
    String marker = arguments.text("marker");
    String begin = marker.replace(MARK, arguments.text("marker_begin"));
    String end = marker.replace(MARK, arguments.text("marker_end"));
    if (!marker.contains(MARK)) {
      arguments.reject(
          "marker", "\"" + marker + "\" does not tell the two lines apart.", "write {mark} in it.");
    } else if (begin.equals(end)) {
      arguments.reject(
          "marker_end", "Both marker lines are \"" + begin + "\".", "give them different words.");
    } else if ((begin + end).contains("\n")) {
      arguments.reject(
          "marker", "A marker of several lines is never found again.", "write it on one line.");
    }
    return new BlockEdit(
        arguments.text("state").equals("present") ? arguments.text("block") : "",
        begin,
        end,
        EditParameters.expression(arguments, "insertafter", "EOF"),
        EditParameters.expression(arguments, "insertbefore", "BOF"),
        arguments.flag("prepend_newline"),
        arguments.flag("append_newline"));
  }
}
