package dev.slipway.modules.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An INI text, line by line.
 *
 * @param lines with their newlines
 */
record IniText(List<String> lines) {
  private static final Pattern HEADER =
      Pattern.compile("\\[\\s*([^\r\n]*?)\\s*\\][^\\]\r\n]*[\r\n]*");
  private static final Pattern LINE = Pattern.compile("[^\n]*\n|[^\n]+");

  /** The lines of one section, by index; its header is at {@code start - 1}. */
  record Part(int start, int end) {}

  static IniText of(String text) {
    List<String> lines = new ArrayList<>();
    Matcher matcher = LINE.matcher(text);
    while (matcher.find()) {
      lines.add(matcher.group());
    }
    return new IniText(List.copyOf(lines));
  }

  List<String> linesOf(Part part) {
    return lines.subList(part.start(), part.end());
  }

  /**
   * The first section of a name that has some options.
   *
   * @param section empty: what stands before the first section
   */
  Optional<Part> find(Optional<String> section, List<IniOption> having) {
    if (section.isEmpty()) {
      return Optional.of(new Part(0, end(0)));
    }
    for (int index = 0; index < lines.size(); index++) {
      Matcher header = HEADER.matcher(lines.get(index));
      if (header.matches() && header.group(1).equals(section.get())) {
        Part part = new Part(index + 1, end(index + 1));
        if (having.stream().allMatch(option -> option.isIn(linesOf(part)))) {
          return Optional.of(part);
        }
      }
    }
    return Optional.empty();
  }

  /** Where the section ends that the line at {@code start} is in. */
  private int end(int start) {
    int end = start;
    while (end < lines.size() && !HEADER.matcher(lines.get(end)).matches()) {
      end++;
    }
    return end;
  }

  /** The text with other lines in a section. */
  String with(Part part, List<String> other) {
    List<String> all = new ArrayList<>(lines.subList(0, part.start()));
    all.addAll(other);
    all.addAll(lines.subList(part.end(), lines.size()));
    return joined(all);
  }

  /** The text without a section and its header. */
  String without(Part part) {
    List<String> left = new ArrayList<>(lines.subList(0, Math.max(0, part.start() - 1)));
    left.addAll(lines.subList(part.end(), lines.size()));
    return joined(left);
  }

  String withAtEnd(List<String> added) {
    List<String> all = new ArrayList<>(lines);
    all.addAll(added);
    return joined(all);
  }

  /** A line that was the last one may lack its newline. */
  private static String joined(List<String> lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
        text.append('\n');
      }
      text.append(line);
    }
    return text.toString();
  }
}
