package dev.slipway.modules.cases;

import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import java.util.List;
import java.util.Optional;

/** A diff as stable text for case files. */
final class DiffText {
  private DiffText() {}

  static String of(Diff diff) {
    StringBuilder text = new StringBuilder(diff.action().name().toLowerCase(java.util.Locale.ROOT));
    text.append(diff.openEnded() ? " and more\n" : "\n");
    diff.changes().forEach(change -> text.append(of(change)));
    return text.toString();
  }

  private static String of(Change change) {
    return switch (change) {
      case Change.Attribute attribute ->
          "%s %s: %s -> %s%s%n"
              .formatted(
                  attribute.subject(),
                  attribute.name(),
                  value(attribute.before()),
                  value(attribute.after()),
                  attribute.sensitive() ? " (sensitive)" : "");
      case Change.Text text ->
          text.subject()
              + (text.sensitive() ? " text (sensitive):\n" : " text:\n")
              + lines(text.before(), text.after());
      case Change.Opaque opaque ->
          "%s content: %s -> %s%n"
              .formatted(opaque.subject(), value(opaque.before()), value(opaque.after()));
      case Change.Run run -> "run " + run.subject() + "\n";
    };
  }

  private static String value(Optional<String> value) {
    return value.orElse("(absent)");
  }

  /** The lines between those that both texts begin and end with. */
  private static String lines(Optional<String> before, Optional<String> after) {
    List<String> removed = split(before.orElse(""));
    List<String> added = split(after.orElse(""));
    int head = 0;
    while (head < Math.min(removed.size(), added.size())
        && removed.get(head).equals(added.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(removed.size(), added.size()) - head
        && removed.get(removed.size() - 1 - tail).equals(added.get(added.size() - 1 - tail))) {
      tail++;
    }
    StringBuilder text = new StringBuilder(before.isEmpty() ? "  from nothing\n" : "");
    text.append(after.isEmpty() ? "  to nothing\n" : "");
    text.append(head > 0 ? "  after line " + head + "\n" : "");
    removed.subList(head, removed.size() - tail).forEach(line -> text.append(line("  -", line)));
    added.subList(head, added.size() - tail).forEach(line -> text.append(line("  +", line)));
    return text.toString();
  }

  private static String line(String prefix, String line) {
    return line.endsWith("\n") ? prefix + line : prefix + line + "\n  \\no newline\n";
  }

  /** Lines with their newlines. */
  private static List<String> split(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)"));
  }
}
