package dev.slipway.modules.support.toml;

/** A text is no TOML, or a document cannot be edited as asked. The message is for a user. */
public final class TomlException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  TomlException(String message) {
    super(message);
  }

  /**
   * @param at where in the text, as an index
   */
  static TomlException at(String text, int at, String message) {
    String before = text.substring(0, Math.min(at, text.length()));
    long line = before.chars().filter(character -> character == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    return new TomlException("line %d, column %d: %s".formatted(line, column, message));
  }
}
