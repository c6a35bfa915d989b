package dev.slipway.modules.system;

import dev.slipway.host.probe.UserProbe;
import dev.slipway.module.Arguments;
import dev.slipway.modules.support.Paths;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is declared about a job or a variable of cron.
 *
 * @param line the job's line, or the variable's value; empty: it goes
 * @param file of jobs; empty: they are in the crontab of the user
 * @param after the variable that a new one goes behind
 * @param before the variable that a new one goes before
 */
record CronSettings(
    String name,
    boolean variable,
    Optional<String> line,
    Optional<String> user,
    Optional<String> file,
    Optional<String> after,
    Optional<String> before,
    boolean backup) {
  private static final String FOLDER = "/etc/cron.d/";

  static CronSettings bind(Arguments arguments) {
    boolean present = arguments.text("state").equals("present");
    boolean variable = arguments.flag("env");
    String name = oneLine(arguments, "name").orElse("").strip();
    if (name.isEmpty() || (variable && !name.matches("[A-Za-z_][A-Za-z0-9_]*"))) {
      arguments.reject(
          "name",
          "\"" + name + "\" names no " + (variable ? "variable." : "job."),
          "write a text by which it is found again; a variable as in a shell, such as MAILTO.");
    }
    Optional<String> user = arguments.optionalText("user");
    user.filter(text -> !UserProbe.isUserName(text))
        .ifPresent(
            text ->
                arguments.reject(
                    "user", "\"" + text + "\" is not the name of a user.", "write an account."));
    Optional<String> file = file(arguments);
    if (file.isPresent() && user.isEmpty() && present && !variable) {
      arguments.reject("user", "A job in a file needs a user.", "write as whom it runs.");
    }
    Optional<String> line = oneLine(arguments, "job");
    if (present && line.filter(text -> !text.isBlank()).isEmpty()) {
      arguments.reject("job", "Nothing says what runs.", "write the command, or state: absent.");
    }
    return new CronSettings(
        name,
        variable,
        present ? line.map(job -> variable ? job : line(arguments, job)) : Optional.empty(),
        user,
        file,
        arguments.optionalText("insertafter"),
        arguments.optionalText("insertbefore"),
        arguments.flag("backup"));
  }

  private static Optional<String> file(Arguments arguments) {
    Optional<String> written = arguments.optionalText("cron_file").filter(text -> !text.isEmpty());
    boolean valid =
        written.isEmpty()
            || written.get().matches("[A-Za-z0-9_-]+")
            || written.get().matches("/[^\\p{Cntrl}]*");
    if (!valid) {
      arguments.reject(
          "cron_file",
          "\"" + written.orElse("") + "\" is a file that cron does not read.",
          "write a name of letters, digits, _ and -, which is made in /etc/cron.d, or a whole"
              + " path.");
      return Optional.empty();
    }
    return written.map(text -> text.startsWith("/") ? Paths.tidy(text) : FOLDER + text);
  }

  private static Optional<String> oneLine(Arguments arguments, String parameter) {
    Optional<String> text = arguments.optionalText(parameter);
    if (text.filter(value -> value.matches("(?s).*[\r\n].*")).isPresent()) {
      arguments.reject(
          parameter,
          "A crontab holds one line for it, and this is several.",
          "write it on one line; longer commands belong in a script.");
      return text.map(value -> value.replaceAll("[\r\n]+", " "));
    }
    return text;
  }

  private static String line(Arguments arguments, String job) {
    String time =
        arguments
            .optionalText("special_time")
            .map(word -> "@" + word)
            .orElseGet(() -> fields(arguments));
    String user =
        arguments.has("cron_file")
            ? arguments.optionalText("user").map(name -> name + " ").orElse("")
            : "";
    return (arguments.flag("disabled") ? "#" : "") + time + " " + user + job.strip();
  }

  private static String fields(Arguments arguments) {
    for (CronTime field : CronTime.values()) {
      String written = arguments.text(field.label());
      if (!field.accepts(written)) {
        arguments.reject(
            field.label(),
            "\"" + written + "\" is no " + field.label() + " of cron.",
            "write * or " + field.allowed() + ", ranges 1-5, lists 1,3 and steps */5.");
      }
    }
    return Arrays.stream(CronTime.values())
        .map(field -> arguments.text(field.label()))
        .collect(Collectors.joining(" "));
  }

  /** The text as it is to be. */
  CronText after(CronText text) {
    if (variable) {
      return line.map(value -> text.withVariable(name, value, after, before))
          .orElseGet(() -> text.withoutVariable(name));
    }
    return line.map(job -> text.withJob(name, job)).orElseGet(() -> text.withoutJob(name));
  }

  CrontabProbe probe() {
    return new CrontabProbe(user);
  }
}
