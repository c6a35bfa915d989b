package dev.slipway.yaml;

import java.util.Optional;

/**
 * Guesses beside which line a line belongs that is indented wrongly.
 *
 * @param at where the line's text begins
 */
record Indentation(TextPositions positions, int at) {

  /**
   * Where the text begins of the line before it that is of its kind (a list item or a key) and
   * whose indentation is nearest to its own; of several the nearest line.
   */
  Optional<Integer> neighbour() {
    Optional<Integer> nearest = Optional.empty();
    for (int line = positions.lineStart(at); line > 0; ) {
      line = positions.lineStart(line - 1);
      int text = textOf(line);
      boolean better = nearest.isEmpty() || distance(text) < distance(nearest.get());
      if (isItem(text) == isItem(at) && isText(text) && better) {
        nearest = Optional.of(text);
      }
    }
    return nearest;
  }

  private int textOf(int line) {
    int text = line;
    while (text < positions.length() && positions.between(text, text + 1).equals(" ")) {
      text++;
    }
    return text;
  }

  private boolean isText(int offset) {
    String rest = positions.between(offset, positions.lineEnd(offset));
    return !rest.isBlank() && !rest.startsWith("#") && !rest.startsWith("---");
  }

  private boolean isItem(int offset) {
    return positions.between(offset, positions.lineEnd(offset)).startsWith("- ");
  }

  private int distance(int offset) {
    int column = positions.position(offset).column();
    return Math.abs(column - positions.position(at).column());
  }
}
