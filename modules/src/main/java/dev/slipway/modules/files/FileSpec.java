package dev.slipway.modules.files;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.files.FileDesired.State;
import dev.slipway.modules.support.Ownership;

/** Name, parameters and rules of the module {@code file}. */
final class FileSpec {
  private static final String PRESERVE = "preserve";

  private FileSpec() {}

  static ModuleSpec spec() {
    return ModuleSpec.named("file", "Makes, alters or removes a file, directory or link.")
        .describe(
            "Without `state`, whatever is at the path keeps its type and gets the declared mode,"
                + " owner and group; when nothing is there, the task fails.")
        .describe(
            "`directory` makes the directories above as well; all new ones get the declared mode,"
                + " owner and group. `file` never makes a file: `touch` and `copy` do. `touch`"
                + " makes an empty file and leaves one that is there alone, times included.")
        .describe(
            "`absent` removes a directory with everything in it and never follows a link."
                + " Links in directories where everybody may write are followed only when root or"
                + " the acting user made them.")
        .parameter(
            Parameter.identity("path", ParameterType.PATH, "What it is about.")
                .alias("dest", "name")
                .must())
        .parameter(
            Parameter.state("state", ParameterType.TEXT, "What is to be there.")
                .oneOf("file", "directory", "link", "hard", "touch", "absent"))
        .parameter(
            Parameter.state(
                "src",
                ParameterType.TEXT,
                "What a `link` says (a relative path counts from the link), or the file that a"
                    + " `hard` link is another name of."))
        .parameters(Ownership.parameters())
        .untaken(Ownership.untaken())
        .parameter(
            Parameter.state(
                    "recurse",
                    ParameterType.BOOLEAN,
                    "Whether everything in a directory gets the mode, owner and group as well.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                    "force",
                    ParameterType.BOOLEAN,
                    "For links: also when the source does not exist, and in place of a file or an"
                        + " empty directory.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                    "follow",
                    ParameterType.BOOLEAN,
                    "Whether a link at the path stands for what it leads to.")
                .otherwise("true"))
        .parameter(time("access_time"))
        .parameter(time("modification_time"))
        .untaken(
            "leave it out: times are written as YYYYMMDDhhmm.ss.",
            "modification_time_format",
            "access_time_format")
        .returns("path", "The path.")
        .returns("dest", "The path, for links and touched files.")
        .returns("src", "What the link says.")
        .returns("state", "`file`, `directory`, `link`, `hard` or `absent`.")
        .returns("mode owner group uid gid size", "Of what is there.")
        .example(
            "A directory for an application",
            """
            - name: the home of the application
              file:
                path: /srv/app/data
                state: directory
                mode: '0750'
            """)
        .example(
            "A link",
            """
            - name: the current release
              file:
                path: /srv/app/current
                src: releases/12
                state: link
                force: true
            """)
        .example(
            "Remove what is no longer needed",
            """
            - file:
                path: /srv/app/old
                state: absent
            """)
        .build();
  }

  private static Parameter time(String name) {
    return Parameter.control(
            name, ParameterType.TEXT, "Only `preserve`: a time is no state that stays.")
        .otherwise(PRESERVE);
  }

  /** Rejects what does not go together. */
  static void check(Arguments arguments, FileDesired desired) {
    State state = desired.state().orElse(State.FILE);
    boolean link = state == State.LINK || state == State.HARD;
    if (desired.source().isPresent() && !link) {
      arguments.reject(
          "src", "Only links have a source.", "set state to link or hard, or leave src out.");
    }
    if (desired.source().isEmpty() && state == State.HARD) {
      arguments.reject("src", "A hard link needs a source.", "name the file in src.");
    }
    if (desired.recurse() && state != State.DIRECTORY) {
      arguments.reject(
          "recurse", "Only directories can be recursed into.", "set state to directory.");
    }
    if (state == State.ABSENT && desired.path().equals("/")) {
      arguments.reject("path", "The root directory is never removed.", "name what is to go.");
    }
    for (String time : new String[] {"access_time", "modification_time"}) {
      if (!arguments.text(time).equals(PRESERVE)) {
        arguments.reject(
            time,
            "\"" + arguments.text(time) + "\" would change the file at every run.",
            "leave it out; to set a time each time, use the module command with touch.");
      }
    }
  }
}
