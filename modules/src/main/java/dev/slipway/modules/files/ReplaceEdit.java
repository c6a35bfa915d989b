package dev.slipway.modules.files;

import dev.slipway.modules.support.PythonRegex;
import dev.slipway.modules.support.TextEdit;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Every match of an expression that is to be replaced in a text or a part of it, by the rules of
 * Ansible's {@code replace}.
 *
 * @param regexp in which {@code ^} and {@code $} are about lines
 * @param replacement may refer to groups
 * @param after behind whose first match the part begins; a dot is any character
 * @param before whose match ends the part: the first one behind {@code after}, else the last one
 */
record ReplaceEdit(
    String regexp, String replacement, Optional<String> after, Optional<String> before)
    implements TextEdit {
  private static final String PART = "subsection";

  @Override
  public boolean needsFile() {
    return true;
  }

  @Override
  public String remedy() {
    return "Make it first, with the module copy or template.";
  }

  @Override
  public Edited edit(Optional<String> text, UnaryOperator<String> argument) {
    if (text.isEmpty()) {
      return Edited.unchanged(text);
    }
    ReplaceEdit converted =
        new ReplaceEdit(
            argument.apply(regexp),
            argument.apply(replacement),
            after.map(argument),
            before.map(argument));
    PythonRegex.Replaced replaced = converted.replaced(text.get());
    if (replaced.text().equals(text.get())) {
      return Edited.unchanged(text);
    }
    if (!converted.replaced(replaced.text()).text().equals(replaced.text())) {
      throw new IllegalArgumentException(
          ("The expression \"%s\" matches what it is replaced by, so that the file would change at"
                  + " every run. Write it so that it does not, for example with \"^\", \"\\b\" or"
                  + " \"(?!...)\".")
              .formatted(regexp));
    }
    return new Edited(Optional.of(replaced.text()), replaced.count() + " replacements made");
  }

  private PythonRegex.Replaced replaced(String text) {
    Optional<Part> part = part(text);
    if (part.isEmpty()) {
      return new PythonRegex.Replaced(text, 0);
    }
    int start = part.get().start();
    int end = part.get().end();
    PythonRegex.Replaced replaced =
        PythonRegex.parseAboutLines(regexp).replaceAll(text.substring(start, end), replacement);
    return new PythonRegex.Replaced(
        text.substring(0, start) + replaced.text() + text.substring(end), replaced.count());
  }

  /** Where matches count; by offsets. */
  private record Part(int start, int end) {}

  /** Empty when {@code after} or {@code before} is not found. */
  private Optional<Part> part(String text) {
    if (after.isEmpty() && before.isEmpty()) {
      return Optional.of(new Part(0, text.length()));
    }
    String within = after.isPresent() && before.isPresent() ? ".*?" : ".*";
    String whole = bracketed(after) + "(?P<" + PART + ">" + within + ")" + bracketed(before);
    return PythonRegex.parseAcrossLines(whole)
        .find(text)
        .map(match -> new Part(match.start(PART), match.end(PART)));
  }

  private static String bracketed(Optional<String> expression) {
    return expression.map(written -> "(?:" + written + ")").orElse("");
  }
}
