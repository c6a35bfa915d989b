package dev.slipway.modules.administration;

import dev.slipway.module.Arguments;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;
import dev.slipway.modules.support.FileControls;
import dev.slipway.modules.support.Ownership;
import dev.slipway.modules.support.Paths;
import dev.slipway.modules.support.TextEditing;
import dev.slipway.modules.support.TextModule;

/** Name and parameters of the module {@code pam_limits}, and what they say. */
final class LimitsSpec {
  private LimitsSpec() {}

  static TextModule module() {
    return new TextModule(
        spec(), arguments -> new TextModule.Desired(target(arguments), edit(arguments)));
  }

  private static ModuleSpec spec() {
    ModuleSpec.Builder spec =
        ModuleSpec.named("pam_limits", "Sets what sessions of a user or a group may use.")
            .alias("limits")
            .describe(
                "The line of `limits.conf(5)` for this domain, type and item gets the value where"
                    + " it stands; further ones for the same go. Sessions that run keep the limits"
                    + " that they began with, and services of systemd have limits of their own.");
    identity(spec);
    return spec.parameter(
            Parameter.state(
                "value", ParameterType.TEXT, "A whole number, `unlimited`, `infinity` or `-1`."))
        .parameter(
            Parameter.state("state", ParameterType.TEXT, "Whether the limit is to be there.")
                .oneOf("present", "absent")
                .otherwise("present"))
        .parameter(flag("use_max", "larger"))
        .parameter(flag("use_min", "smaller"))
        .parameter(
            Parameter.control(
                    "comment", ParameterType.TEXT, "What stands behind a line that is written.")
                .otherwise(""))
        .parameter(
            Parameter.identity("dest", ParameterType.PATH, "The file. Links are followed.")
                .alias("path")
                .otherwise("/etc/security/limits.conf"))
        .parameters(FileControls.parameters())
        .rule(ParameterRule.atMostOne("use_max", "use_min"))
        .returns("path", "The file.")
        .returns("msg", "`limit set` or `limit removed`.")
        .returns("backup_file", "Where the file before is kept.")
        .example(
            "Open files of a user",
            """
            - pam_limits:
                domain: app
                limit_type: '-'
                limit_item: nofile
                value: 65536
                dest: /etc/security/limits.d/app.conf
            """)
        .build();
  }

  private static void identity(ModuleSpec.Builder spec) {
    spec.parameter(
            Parameter.identity(
                    "domain", ParameterType.TEXT, "A user, `@group`, `*`, or a range of numbers.")
                .must())
        .parameter(
            Parameter.identity("limit_type", ParameterType.TEXT, "Which limit; `-` for both.")
                .oneOf("hard", "soft", "-")
                .must())
        .parameter(
            Parameter.identity("limit_item", ParameterType.TEXT, "What is limited.")
                .oneOf(
                    "core",
                    "data",
                    "fsize",
                    "memlock",
                    "nofile",
                    "rss",
                    "stack",
                    "cpu",
                    "nproc",
                    "as",
                    "maxlogins",
                    "maxsyslogins",
                    "priority",
                    "locks",
                    "sigpending",
                    "msgqueue",
                    "nice",
                    "rtprio",
                    "chroot")
                .must());
  }

  private static Parameter flag(String name, String which) {
    return Parameter.control(
            name,
            ParameterType.BOOLEAN,
            "Whether the " + which + " of the value that is there and this one counts.")
        .otherwise("false");
  }

  private static TextEditing.Target target(Arguments arguments) {
    return new TextEditing.Target(
        Paths.bind(arguments, "dest"),
        true,
        Ownership.none(),
        arguments.flag("backup"),
        FileControls.validate(arguments));
  }

  private static LimitsEdit edit(Arguments arguments) {
    boolean present = arguments.text("state").equals("present");
    String value = arguments.optionalText("value").orElse("");
    if (present && !value.matches("-?[0-9]{1,18}|unlimited|infinity|/\\S*")) {
      arguments.reject(
          "value", "\"" + value + "\" is no limit.", "write a whole number, or unlimited.");
    }
    String domain = arguments.text("domain");
    if (!domain.matches("[^\\s#]+")) {
      arguments.reject("domain", "\"" + domain + "\" is no domain.", "write a user or @group.");
    }
    String comment = arguments.text("comment");
    if (comment.contains("\n")) {
      arguments.reject("comment", "A comment of several lines.", "write it on one line.");
    }
    boolean larger = arguments.flag("use_max");
    boolean smaller = arguments.flag("use_min");
    return new LimitsEdit(
        present,
        domain,
        arguments.text("limit_type"),
        arguments.text("limit_item"),
        value,
        larger
            ? LimitsEdit.Bound.LARGER
            : smaller ? LimitsEdit.Bound.SMALLER : LimitsEdit.Bound.DECLARED,
        comment);
  }
}
