package dev.slipway.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class Suggestion {
  private Suggestion() {}

  /** The candidate nearest to {@code written}, when one is near enough to be a slip of the hand. */
  public static Optional<String> nearest(String written, Collection<String> candidates) {
    int limit = Math.max(1, written.length() / 3);
    return candidates.stream()
        .filter(candidate -> distance(written, candidate) <= limit)
        .min(
            Comparator.comparingInt((String candidate) -> distance(written, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** {@code did you mean "X"?}, or {@code otherwise} when nothing is near. */
  public static String didYouMean(String written, Collection<String> candidates, String otherwise) {
    return nearest(written, candidates)
        .map(candidate -> "did you mean \"" + candidate + "\"?")
        .orElse(otherwise);
  }

  /** Edits (insert, delete, replace, swap of neighbours) between two names, case ignored. */
  static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : step(edits, a, b, new int[] {i, j});
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int step(int[][] edits, String a, String b, int[] at) {
    int i = at[0];
    int j = at[1];
    int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best =
        Math.min(Math.min(edits[i - 1][j] + 1, edits[i][j - 1] + 1), edits[i - 1][j - 1] + cost);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
  }
}
