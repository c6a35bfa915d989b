package dev.slipway.report;

import dev.slipway.run.Redactions;
import java.util.List;

/**
 * Makes text fit to be shown: secrets are masked, control characters are replaced.
 *
 * @param redactions the secrets known so far
 */
record Shown(Redactions redactions) {

  /** Text on one line. */
  String line(String text) {
    return masked(text).replace('\n', ' ').strip();
  }

  /** The lines of a text, without the empty ones at its end. */
  List<String> lines(String text) {
    return masked(text).stripTrailing().lines().toList();
  }

  /** Masked, and without what could steer a terminal. Line ends and tabs stay. */
  String masked(String text) {
    return plain(redactions.mask(text));
  }

  private static String plain(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
      out.append(control ? '?' : c);
    }
    return out.toString();
  }
}
