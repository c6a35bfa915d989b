package dev.slipway.modules.files;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.FileControls;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import java.util.Optional;

/** Name and parameters of the module {@code assemble}, and what they say. */
final class AssembleSpec {
  private AssembleSpec() {}

  static ModuleSpec spec() {
    return ModuleSpec.named("assemble", "Puts the files of a directory together to one file.")
        .describe(
            "The files in `src` are taken in the order of their names; directories in it are not"
                + " looked into, links are followed to files. One that does not end with a newline"
                + " gets one when another follows. The result is put in place in one step.")
        .describe(
            "The files are on the host. Parts that are on the control host are put together by a"
                + " `template`, or are copied first. In a dry run, a directory that tasks before it"
                + " alter is known after apply.")
        .parameter(Parameter.state("src", ParameterType.PATH, "The directory of the parts.").must())
        .parameter(
            Parameter.identity("dest", ParameterType.PATH, "The file that is made of them.").must())
        .parameter(
            Parameter.state(
                "regexp", ParameterType.TEXT, "Only names that match it, anywhere, are taken."))
        .parameter(
            Parameter.state(
                    "ignore_hidden",
                    ParameterType.BOOLEAN,
                    "Whether names that begin with a dot are left out.")
                .otherwise("false"))
        .parameter(
            Parameter.state(
                "delimiter",
                ParameterType.TEXT,
                "A line that goes between the parts; `\\n` in it is a newline."))
        .parameter(
            Parameter.control(
                    "remote_src", ParameterType.BOOLEAN, "Only `true`: the parts are on the host.")
                .otherwise("true"))
        .parameters(Ownership.parameters())
        .untaken(Ownership.untaken())
        .parameters(FileControls.parameters())
        .returns("dest", "The file.")
        .returns("src", "The directory of the parts.")
        .returns("checksum", "The SHA-256 of the file.")
        .returns("mode owner group uid gid size state", "Of the file.")
        .returns("backup_file", "Where the file before is kept.")
        .example(
            "One configuration of several parts, checked before it is put in place",
            """
            - assemble:
                src: /etc/ssh/conf.d
                dest: /etc/ssh/sshd_config
                regexp: '\\.conf$'
                mode: '0600'
                validate: /usr/sbin/sshd -t -f %s
            """)
        .build();
  }

  static AssembleDesired bind(Arguments arguments) {
    if (!arguments.flag("remote_src")) {
      arguments.reject(
          "remote_src",
          "Parts on the control host are not put together.",
          "leave it out and copy the parts to the host first, or use the module template.");
    }
    Fragments fragments =
        new Fragments(
            Paths.bind(arguments, "src"),
            EditParameters.expression(arguments, "regexp"),
            !arguments.flag("ignore_hidden"),
            delimiter(arguments));
    return new AssembleDesired(
        fragments,
        Paths.bind(arguments, "dest"),
        Ownership.bind(arguments),
        arguments.flag("backup"),
        FileControls.validate(arguments));
  }

  private static Optional<String> delimiter(Arguments arguments) {
    Optional<String> written = arguments.optionalText("delimiter").filter(text -> !text.isEmpty());
    try {
      return written
          .map(String::translateEscapes)
          .map(text -> text.endsWith("\n") ? text : text + "\n");
    } catch (IllegalArgumentException _) {
      arguments.reject(
          "delimiter",
          "\"" + written.orElse("") + "\" has a backslash that means nothing.",
          "write \\\\ for a backslash and \\n for a newline.");
      return Optional.empty();
    }
  }
}
