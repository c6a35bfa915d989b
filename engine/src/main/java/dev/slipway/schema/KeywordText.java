package dev.slipway.schema;

import dev.slipway.model.Keyword;
import java.util.Map;

/** What an editor shows about a keyword: what it does where that is written here, and its rules. */
final class KeywordText {
  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          Map.entry("name", "What reports call it."),
          Map.entry("vars", "Variables for everything inside."),
          Map.entry("tags", "Names by which --tags and --skip-tags choose."),
          Map.entry("when", "Bare conditions, such as $x == 1; it is skipped where one is false."),
          Map.entry("become", "Whether to act as another user, root unless become_user says."),
          Map.entry("become_user", "The user to act as."),
          Map.entry("remote_user", "The user to log in as."),
          Map.entry("environment", "Variables of the environment of what runs on the host."),
          Map.entry("no_log", "Whether values are kept out of all output."),
          Map.entry("ignore_errors", "Whether a host goes on after a failure."),
          Map.entry(
              "ignore_unreachable", "Whether a host that cannot be reached goes on all the same."),
          Map.entry("diff", "Whether the changes of a task are shown in detail."),
          Map.entry("check_mode", "false: run for real in a dry run, too; true: never for real."),
          Map.entry("timeout", "Seconds after which it is broken off."),
          Map.entry(
              "run_once",
              "Whether it is done on one host for all; first-match: on the first whose when"
                  + " holds."),
          Map.entry("delegate_to", "The host that it is done on instead."),
          Map.entry("notify", "The handlers or topics that a change sets off."),
          Map.entry("loop", "A list; it is done once for each item, as the variable item."),
          Map.entry(
              "loop_control",
              "The loop's variables, the label of an item, a pause, and when to break off."),
          Map.entry("register", "The variable that gets the result."),
          Map.entry("changed_when", "What counts as a change."),
          Map.entry("failed_when", "What counts as a failure."),
          Map.entry("verify", "What must hold afterwards; it fails where a condition does not."),
          Map.entry("until", "It is repeated until this holds."),
          Map.entry("retries", "How often it is repeated at most."),
          Map.entry("delay", "Seconds between repetitions."),
          Map.entry(
              "async", "Seconds that it may run by itself, whatever becomes of the connection."),
          Map.entry("poll", "Seconds between looks at what runs by itself; 0: it goes on alone."),
          Map.entry("id", "The name that needs and the command line know it by."),
          Map.entry("needs", "The ids of tasks that have to be done before."),
          Map.entry("parallel", "Whether its tasks have no order among each other."),
          Map.entry("listen", "Topics that the handler answers to besides its name."),
          Map.entry("vars_prompt", "Variables that a person is asked for before the run."),
          Map.entry("strategy", "graph: hosts go on alone; linear: they meet after each task."),
          Map.entry("order", "The order of the hosts."),
          Map.entry(
              "serial", "How many hosts at a time: a number, a percentage or a list of them."),
          Map.entry("max_fail_percentage", "The play ends when more of the hosts have failed."),
          Map.entry("any_errors_fatal", "Whether one failed host ends the play for all."),
          Map.entry("throttle", "On how many hosts it is done at the same time at most."),
          Map.entry("delegate_facts", "Whether facts belong to the host that it is delegated to."));

  private KeywordText() {}

  static String of(Keyword keyword) {
    String meaning = MEANINGS.get(keyword.label());
    return (meaning == null ? "" : meaning + " ") + inheritance(keyword.inherit());
  }

  private static String inheritance(Keyword.Inherit inherit) {
    return switch (inherit) {
      case NEVER -> "Not inherited.";
      case INNERMOST -> "Inherited; the innermost wins.";
      case UNION -> "Inherited; all count together.";
      case AND -> "Inherited; all must hold.";
      case MERGE -> "Inherited key by key; the innermost wins.";
    };
  }
}
