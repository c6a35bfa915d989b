package dev.slipway.report;

/**
 * Colours text, or leaves it as it is.
 *
 * @param on whether ANSI colours are used
 */
record Paint(boolean on) {

  /** What a piece of text is about. */
  enum Tone {
    CREATED("32"),
    CHANGED("33"),
    REMOVED("31"),
    FAILED("1;31"),
    QUIET("2"),
    STRONG("1"),
    PLACE("36");

    private final String code;

    Tone(String code) {
      this.code = code;
    }
  }

  String text(Tone tone, String text) {
    return on && !text.isEmpty() ? "\u001b[" + tone.code + "m" + text + "\u001b[0m" : text;
  }
}
