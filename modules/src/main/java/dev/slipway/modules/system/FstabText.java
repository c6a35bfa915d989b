package dev.slipway.modules.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of an {@code fstab} file, line by line.
 *
 * @param lines without their ends
 */
record FstabText(List<String> lines) {

  static FstabText of(String text) {
    return new FstabText(text.lines().toList());
  }

  /** The entry that is mounted at a directory. */
  Optional<FstabEntry> at(String point) {
    return lines.stream().filter(line -> isAt(line, point)).findFirst().flatMap(FstabEntry::parse);
  }

  /** With this entry and no other one at its directory: where the first one stands, else last. */
  FstabText with(FstabEntry entry) {
    List<String> changed = new ArrayList<>();
    boolean found = false;
    for (String line : lines) {
      if (!isAt(line, entry.point())) {
        changed.add(line);
      } else if (!found) {
        found = true;
        changed.add(FstabEntry.parse(line).filter(entry::equals).isPresent() ? line : entry.line());
      }
    }
    if (!found) {
      changed.add(entry.line());
    }
    return new FstabText(List.copyOf(changed));
  }

  FstabText without(String point) {
    return new FstabText(lines.stream().filter(line -> !isAt(line, point)).toList());
  }

  private static boolean isAt(String line, String point) {
    return FstabEntry.parse(line).filter(entry -> entry.point().equals(point)).isPresent();
  }

  String text() {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
