package dev.slipway.modules.system;

import dev.slipway.modules.support.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The line of a directory in a file of exports. A line that means the same stays as it is.
 *
 * @param line without clients: no line of the directory is to be there
 */
record ExportsEdit(ExportsLine line) implements TextEdit {

  @Override
  public boolean needsFile() {
    return isPresent();
  }

  private boolean isPresent() {
    return !line.clients().isEmpty();
  }

  @Override
  public Edited edit(Optional<String> text, UnaryOperator<String> argument) {
    if (text.isEmpty() && !isPresent()) {
      return Edited.unchanged(text);
    }
    ExportsLine wanted = ExportsLine.parse(argument.apply(line.text())).orElseThrow();
    List<List<String>> before = logical(text.orElse(""));
    List<List<String>> own = before.stream().filter(it -> isOf(it, wanted.path())).toList();
    boolean settled =
        isPresent()
            ? own.size() == 1 && parse(own.getFirst()).filter(wanted::meansAs).isPresent()
            : own.isEmpty();
    if (settled) {
      return Edited.unchanged(text);
    }
    List<String> after = new ArrayList<>();
    boolean written = !isPresent();
    for (List<String> lines : before) {
      if (!isOf(lines, wanted.path())) {
        after.addAll(lines);
      } else if (!written) {
        after.add(wanted.text());
        written = true;
      }
    }
    if (!written) {
      after.add(wanted.text());
    }
    String joined = after.isEmpty() ? "" : String.join("\n", after) + "\n";
    return new Edited(Optional.of(joined), isPresent() ? "line set" : "line removed");
  }

  /** The directories that a file of exports names. */
  static Set<String> paths(String text) {
    return logical(text).stream()
        .flatMap(lines -> parse(lines).stream())
        .map(ExportsLine::path)
        .collect(Collectors.toSet());
  }

  /** Lines together with those that a backslash at their end continues. */
  private static List<List<String>> logical(String text) {
    List<List<String>> all = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String line : text.lines().toList()) {
      lines.add(line);
      if (!line.endsWith("\\")) {
        all.add(List.copyOf(lines));
        lines.clear();
      }
    }
    if (!lines.isEmpty()) {
      all.add(List.copyOf(lines));
    }
    return all;
  }

  private static Optional<ExportsLine> parse(List<String> lines) {
    return ExportsLine.parse(String.join("\n", lines).replace("\\\n", " "));
  }

  private static boolean isOf(List<String> lines, String path) {
    return parse(lines).filter(line -> line.path().equals(path)).isPresent();
  }
}
