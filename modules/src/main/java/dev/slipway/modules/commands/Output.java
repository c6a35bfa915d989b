package dev.slipway.modules.commands;

import dev.slipway.host.ScriptResult;
import dev.slipway.module.TaskFailedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of running something.
 *
 * @param shown what was run, for a message
 */
record Output(String shown, int exit, String stdout, String stderr) {
  private static final int LAST_LINES = 10;
  private static final int LONGEST = 100;

  /**
   * @param stripEnds whether line ends at the end of the output are taken off
   */
  static Output of(String shown, ScriptResult result, boolean stripEnds) {
    String stdout = result.stdoutText();
    String stderr = result.stderrText();
    return stripEnds
        ? new Output(shown, result.exit(), stripped(stdout), stripped(stderr))
        : new Output(shown, result.exit(), stdout, stderr);
  }

  /** What can be registered without running it: everything, when there is a reason not to. */
  static Map<String, Object> withoutRun(Object written, Optional<String> reasonNotTo) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("cmd", written);
    if (reasonNotTo.isPresent()) {
      values.put("rc", 0L);
      values.put("msg", "Not run, because " + reasonNotTo.get() + ".");
      values.putAll(texts("", ""));
    }
    return values;
  }

  /**
   * The values for {@code register}.
   *
   * @throws TaskFailedException with the same values, when the status is not 0
   */
  Map<String, Object> valuesOfSuccess(Object written) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("cmd", written);
    values.put("rc", (long) exit);
    values.putAll(texts(stdout, stderr));
    if (exit != 0) {
      throw new TaskFailedException(message(), values);
    }
    return values;
  }

  private static Map<String, Object> texts(String stdout, String stderr) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("stdout", stdout);
    values.put("stderr", stderr);
    values.put("stdout_lines", stdout.lines().toList());
    values.put("stderr_lines", stderr.lines().toList());
    return values;
  }

  private static String stripped(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(0, end);
  }

  private String message() {
    String said = stderr.isBlank() ? stdout : stderr;
    List<String> lines = said.lines().filter(line -> !line.isBlank()).toList();
    List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    String end = last.isEmpty() ? "." : ":\n" + String.join("\n", last);
    return "\"" + shortened() + "\" ended with status " + exit + end;
  }

  private String shortened() {
    String firstLine = shown.lines().findFirst().orElse("");
    boolean whole = firstLine.length() <= LONGEST && firstLine.equals(shown);
    String start = firstLine.substring(0, Math.min(LONGEST, firstLine.length()));
    return whole ? shown : start + " ...";
  }
}
