package dev.slipway.modules.system;

import dev.slipway.host.probe.SysctlAnswer;
import dev.slipway.host.probe.SysctlLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of a file of kernel parameters, line by line.
 *
 * @param lines without their ends
 */
record SysctlText(List<String> lines) {

  static SysctlText of(String text) {
    return new SysctlText(text.lines().toList());
  }

  /** The value that the file gives to a parameter: that of the last line that sets it. */
  Optional<String> value(String path) {
    return lines.reversed().stream()
        .map(SysctlLine::parse)
        .flatMap(Optional::stream)
        .filter(line -> line.path().equals(path))
        .map(SysctlLine::value)
        .findFirst();
  }

  /** With one line for the parameter, where the last one was, else at the end. */
  SysctlText with(String path, String key, String value) {
    if (value(path).filter(found -> means(found, value)).isPresent()) {
      return this;
    }
    List<String> changed = new ArrayList<>();
    int place = -1;
    for (String line : lines) {
      if (sets(line, path)) {
        place = changed.size();
      } else {
        changed.add(line);
      }
    }
    changed.add(place < 0 ? changed.size() : place, key + " = " + value);
    return new SysctlText(List.copyOf(changed));
  }

  /** Without any line for the parameter. */
  SysctlText without(String path) {
    return new SysctlText(lines.stream().filter(line -> !sets(line, path)).toList());
  }

  private static boolean sets(String line, String path) {
    return SysctlLine.parse(line).filter(setting -> setting.path().equals(path)).isPresent();
  }

  /** Whether two values are the same to the kernel. */
  static boolean means(String left, String right) {
    return new SysctlAnswer.Value(left, true).matches(right);
  }

  String text() {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
