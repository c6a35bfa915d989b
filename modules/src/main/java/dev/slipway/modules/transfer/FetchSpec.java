package dev.slipway.modules.transfer;

import dev.slipway.module.Arguments;
import dev.slipway.module.LocalPlace;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.Paths;
import java.nio.file.Path;

/** Name and parameters of the module {@code fetch}, and what they say. */
final class FetchSpec {
  private FetchSpec() {}

  static ModuleSpec spec() {
    return ModuleSpec.named("fetch", "Brings a file from a host to the control host.")
        .describe(
            "The file goes to `DEST/HOST/SRC`, so that the files of several hosts stay apart; with"
                + " `flat` it goes to `dest`. Only a file that differs travels, in pieces, so that"
                + " its size does not matter. It is put in place when it is complete. A new file"
                + " may be read by its owner alone.")
        .parameter(
            Parameter.identity("src", ParameterType.PATH, "The file. Links are followed.").must())
        .parameter(
            Parameter.identity(
                    "dest",
                    ParameterType.LOCAL_PLACE,
                    "A folder on the control host; with `flat` the file itself, or a folder when it"
                        + " ends with a slash. What is not absolute lies beside the playbook.")
                .must())
        .parameter(
            Parameter.control(
                    "flat",
                    ParameterType.BOOLEAN,
                    "Whether neither the host's name nor the path on the host become folders.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                    "fail_on_missing",
                    ParameterType.BOOLEAN,
                    "Whether a file that is missing is a failure.")
                .otherwise("true"))
        .parameter(
            Parameter.control(
                    "validate_checksum",
                    ParameterType.BOOLEAN,
                    "Whether what arrived must be what was looked at before.")
                .otherwise("true"))
        .returns("dest", "Where the file is on the control host.")
        .returns("file", "The file on the host.")
        .returns("checksum", "The SHA-256 of the file.")
        .example(
            "A configuration of each host",
            """
            - fetch:
                src: /etc/hostname
                dest: collected
            """)
        .example(
            "To one place",
            """
            - fetch:
                src: /etc/os-release
                dest: collected/os-release.txt
                flat: true
            """)
        .build();
  }

  static FetchDesired bind(Arguments arguments) {
    String source = Paths.bind(arguments, "src");
    LocalPlace place = arguments.localPlace("dest");
    boolean flat = arguments.flag("flat");
    Path folder = place.path().resolve(place.host());
    Path target = folder.resolve(source.substring(1)).normalize();
    if (!target.startsWith(folder)) {
      arguments.reject("src", "\"" + source + "\" leads out of dest.", "write it without \"..\".");
    }
    if (flat) {
      boolean inside = place.written().endsWith("/");
      target = inside ? place.path().resolve(Paths.name(source)) : place.path();
    }
    return new FetchDesired(
        source,
        target.normalize(),
        arguments.flag("fail_on_missing"),
        arguments.flag("validate_checksum"));
  }
}
