package dev.slipway.modules.system;

import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterRule;
import dev.slipway.module.ParameterType;

/** Name and parameters of the module {@code cron}, and what they say. */
final class CronSpec {
  private CronSpec() {}

  static ModuleSpec spec() {
    ModuleSpec.Builder spec =
        ModuleSpec.named("cron", "Jobs and variables of cron.")
            .describe(
                "A job is found again by its `name`, which stands in a comment before it; all other"
                    + " lines stay as they are. A crontab is put in place by `crontab`, a file in"
                    + " one step.")
            .describe(
                "In `job`, cron takes `%` for a newline unless a backslash stands before it"
                    + " (`crontab(5)`). A file that holds no job any more stays.");
    when(spec);
    where(spec);
    return spec.rule(ParameterRule.atMostOne("insertafter", "insertbefore"))
        .returns("name state cron_file", "As they were declared.")
        .returns("backup_file", "Where the file before is kept.")
        .example(
            "A job of an account",
            """
            - cron:
                name: clean up
                user: app
                minute: '*/15'
                job: /usr/local/bin/cleanup --quiet
            """)
        .example(
            "A file of its own, and who gets the mail",
            """
            - cron:
                name: MAILTO
                env: true
                job: ops@example.org
                cron_file: backup
            - cron:
                name: backup
                user: root
                special_time: daily
                job: /usr/local/bin/backup
                cron_file: backup
            """)
        .build();
  }

  private static void when(ModuleSpec.Builder spec) {
    spec.parameter(
            Parameter.identity(
                    "name", ParameterType.TEXT, "What the job is called; the variable's name.")
                .must())
        .parameter(
            Parameter.state(
                    "job", ParameterType.TEXT, "The command; with `env`, the variable's value.")
                .alias("value"))
        .parameter(
            Parameter.state("state", ParameterType.TEXT, "Whether it is there.")
                .oneOf("present", "absent")
                .otherwise("present"));
    for (CronTime field : CronTime.values()) {
      spec.parameter(
          Parameter.state(
                  field.label(),
                  ParameterType.TEXT,
                  "When it runs: `*`, " + field.allowed() + ", ranges, lists and steps.")
              .alias(field.aliases())
              .otherwise("*"));
    }
    spec.parameter(
            Parameter.state(
                    "special_time", ParameterType.TEXT, "When it runs, instead of the fields.")
                .oneOf("annually", "daily", "hourly", "monthly", "reboot", "weekly", "yearly"))
        .parameter(
            Parameter.state("disabled", ParameterType.BOOLEAN, "Whether its line is commented out.")
                .otherwise("false"));
  }

  private static void where(ModuleSpec.Builder spec) {
    spec.parameter(
            Parameter.identity(
                "user",
                ParameterType.TEXT,
                "Whose crontab it is, the acting user's when left out; in a file, as whom the job"
                    + " runs."))
        .parameter(
            Parameter.identity(
                "cron_file",
                ParameterType.TEXT,
                "A file instead of a crontab: a name in `/etc/cron.d`, or a whole path."))
        .parameter(
            Parameter.identity(
                    "env", ParameterType.BOOLEAN, "Whether it is about a variable, not a job.")
                .otherwise("false"))
        .parameter(
            Parameter.control(
                "insertafter", ParameterType.TEXT, "The variable that a new one goes behind."))
        .parameter(
            Parameter.control(
                "insertbefore", ParameterType.TEXT, "The variable that a new one goes before."))
        .parameter(
            Parameter.control(
                    "backup",
                    ParameterType.BOOLEAN,
                    "Whether the file before is kept beside it, as `NAME.TIME~`; not of a crontab.")
                .otherwise("false"));
  }
}
