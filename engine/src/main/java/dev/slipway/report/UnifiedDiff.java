package dev.slipway.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;

/** The difference of two texts in the unified form, without the two lines that name the files. */
final class UnifiedDiff {
  private static final int CONTEXT = 3;
  private static final int HEADER = 2;
  private static final String NO_LINE_END = "\n\\ No newline at end of file";

  private UnifiedDiff() {}

  static List<String> of(String before, String after) {
    List<String> from = lines(before);
    List<String> to = lines(after);
    return UnifiedDiffUtils.generateUnifiedDiff("", "", from, DiffUtils.diff(from, to), CONTEXT)
        .stream()
        .skip(HEADER)
        .flatMap(String::lines)
        .toList();
  }

  /** A last line without an end says so, as diff does. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    if (!lines.isEmpty() && !text.endsWith("\n")) {
      lines.set(lines.size() - 1, lines.getLast() + NO_LINE_END);
    }
    return lines;
  }
}
