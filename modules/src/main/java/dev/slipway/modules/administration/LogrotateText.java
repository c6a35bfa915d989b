package dev.slipway.modules.administration;

import dev.slipway.module.Arguments;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said about logs, line by line: the directives of {@code logrotate.conf(5)}. */
final class LogrotateText {
  private static final String SIZE = "[0-9]+[kMG]?";

  /**
   * A parameter and its directive.
   *
   * @param otherwise the directive for false; empty: there is none
   */
  private record Flag(String parameter, String directive, String otherwise, String meaning) {}

  /**
   * A parameter whose value stands behind the directive.
   *
   * @param form of the value
   */
  private record Value(String parameter, String directive, String form, String meaning) {}

  private record Text(String parameter, String directive, String meaning) {}

  private static final List<Flag> FLAGS =
      List.of(
          new Flag("compress", "compress", "nocompress", "Whether old logs are compressed."),
          new Flag(
              "delay_compress",
              "delaycompress",
              "nodelaycompress",
              "Whether a log is compressed at the rotation after the next."),
          new Flag("missing_ok", "missingok", "nomissingok", "Whether a log may be missing."),
          new Flag("not_if_empty", "notifempty", "ifempty", "Whether an empty log stays."),
          new Flag(
              "copy_truncate",
              "copytruncate",
              "nocopytruncate",
              "Whether the log is copied and emptied, for programs that keep it open."),
          new Flag(
              "shared_scripts",
              "sharedscripts",
              "nosharedscripts",
              "Whether the scripts run once for all logs."),
          new Flag("date_ext", "dateext", "nodateext", "Whether old logs are named by the date."));

  private static final List<Value> VALUES =
      List.of(
          new Value("rotate_count", "rotate", "-?[0-9]+", "How many old logs are kept."),
          new Value("size", "size", SIZE, "Rotate when the log is larger, such as `100M`."),
          new Value("min_size", "minsize", SIZE, "As `size`, and the period must be over."),
          new Value("max_size", "maxsize", SIZE, "As `size`, before the period is over, too."),
          new Value("max_age", "maxage", "[0-9]+", "Old logs go after so many days."),
          new Value("date_format", "dateformat", "[-._%A-Za-z0-9]+", "The form of the date."),
          new Value("extension", "extension", "\\S+", "What the names of old logs end with."),
          new Value("old_dir", "olddir", "/\\S*", "The directory of old logs."),
          new Value("su", "su", "\\S+ \\S+", "The user and the group who rotate."),
          new Value(
              "create",
              "create",
              "[0-7]{3,4}( \\S+ \\S+)?",
              "Mode, owner and group of the log that is made anew."));

  private static final List<Text> SCRIPTS =
      List.of(
          new Text("first_action", "firstaction", "Runs once before all."),
          new Text("pre_rotate", "prerotate", "Runs before a log is rotated."),
          new Text("post_rotate", "postrotate", "Runs after a log was rotated."),
          new Text("last_action", "lastaction", "Runs once after all."));

  private LogrotateText() {}

  static List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(
        Parameter.state("rotation_period", ParameterType.TEXT, "How often a log is rotated.")
            .oneOf("hourly", "daily", "weekly", "monthly", "yearly"));
    FLAGS.forEach(
        flag ->
            parameters.add(
                Parameter.state(flag.parameter(), ParameterType.BOOLEAN, flag.meaning())));
    VALUES.forEach(
        value ->
            parameters.add(
                Parameter.state(value.parameter(), ParameterType.TEXT, value.meaning())));
    SCRIPTS.forEach(
        script ->
            parameters.add(
                Parameter.state(
                    script.parameter(),
                    ParameterType.LIST,
                    script.meaning() + " Lines of shell text.")));
    return parameters;
  }

  /** The lines between the braces. What is not given is left to logrotate's own settings. */
  static String lines(Arguments arguments) {
    List<String> lines = new ArrayList<>();
    arguments.optionalText("rotation_period").ifPresent(lines::add);
    for (Value value : VALUES) {
      value(arguments, value).ifPresent(lines::add);
    }
    for (Flag flag : FLAGS) {
      arguments
          .optionalFlag(flag.parameter())
          .ifPresent(on -> lines.add(on ? flag.directive() : flag.otherwise()));
    }
    for (Text script : SCRIPTS) {
      lines.addAll(script(arguments, script));
    }
    return String.join("", lines.stream().map(line -> "    " + line + "\n").toList());
  }

  private static Optional<String> value(Arguments arguments, Value value) {
    Optional<String> written = arguments.optionalText(value.parameter());
    if (written.isPresent() && !written.get().matches(value.form())) {
      arguments.reject(
          value.parameter(),
          "\"%s\" cannot stand behind %s."
              .formatted(written.get().replace('\n', ' '), value.directive()),
          "write it as logrotate.conf(5) has it.");
    }
    return written.map(text -> value.directive() + " " + text);
  }

  private static List<String> script(Arguments arguments, Text script) {
    List<String> lines =
        arguments.value(script.parameter()).map(value -> (List<?>) value).orElse(List.of()).stream()
            .flatMap(text -> String.valueOf(text).lines())
            .toList();
    if (lines.isEmpty()) {
      return lines;
    }
    if (lines.stream().anyMatch(line -> line.strip().equals("endscript"))) {
      arguments.reject(
          script.parameter(), "A line \"endscript\" would end the script.", "leave it out.");
    }
    List<String> block = new ArrayList<>();
    block.add(script.directive());
    lines.forEach(line -> block.add("    " + line));
    block.add("endscript");
    return block;
  }
}
