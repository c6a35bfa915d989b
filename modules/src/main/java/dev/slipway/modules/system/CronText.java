package dev.slipway.modules.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of a crontab, line by line.
 *
 * @param lines without their ends
 */
record CronText(List<String> lines) {
  /** As Ansible's, so that its jobs are found and not added twice. */
  private static final String MARK = "#Ansible: ";

  static CronText of(String text) {
    return new CronText(text.lines().toList());
  }

  /** With the line of a job behind the line that names it; at the end, when it is new. */
  CronText withJob(String name, String line) {
    List<String> changed = new ArrayList<>(lines);
    int mark = changed.indexOf(MARK + name);
    if (mark < 0) {
      changed.add(MARK + name);
      changed.add(line);
    } else if (hasJob(mark)) {
      changed.set(mark + 1, line);
    } else {
      changed.add(mark + 1, line);
    }
    return new CronText(List.copyOf(changed));
  }

  /** Whether the line behind a mark is a job, and not the next mark. */
  private boolean hasJob(int mark) {
    return mark + 1 < lines.size() && !lines.get(mark + 1).startsWith(MARK);
  }

  CronText withoutJob(String name) {
    List<String> changed = new ArrayList<>(lines);
    int mark = changed.indexOf(MARK + name);
    if (mark >= 0) {
      changed.subList(mark, hasJob(mark) ? mark + 2 : mark + 1).clear();
    }
    return new CronText(List.copyOf(changed));
  }

  /**
   * With a variable: where it stands, else behind or before another one, else at the top.
   *
   * @param after the name of a variable
   * @param before the name of a variable
   */
  CronText withVariable(
      String name, String value, Optional<String> after, Optional<String> before) {
    List<String> changed = new ArrayList<>(lines);
    String line = name + "=\"" + value + "\"";
    int there = variable(name);
    if (there >= 0) {
      changed.set(there, line);
      return new CronText(List.copyOf(changed));
    }
    int behind = after.map(this::variable).orElse(-1);
    int ahead = before.map(this::variable).orElse(-1);
    changed.add(behind >= 0 ? behind + 1 : Math.max(ahead, 0), line);
    return new CronText(List.copyOf(changed));
  }

  CronText withoutVariable(String name) {
    int there = variable(name);
    List<String> changed = new ArrayList<>(lines);
    if (there >= 0) {
      changed.remove(there);
    }
    return new CronText(List.copyOf(changed));
  }

  private int variable(String name) {
    for (int index = 0; index < lines.size(); index++) {
      String[] sides = lines.get(index).split("=", 2);
      if (sides.length == 2 && sides[0].strip().equals(name)) {
        return index;
      }
    }
    return -1;
  }

  String text() {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
