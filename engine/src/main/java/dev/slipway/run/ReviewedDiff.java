package dev.slipway.run;

import dev.slipway.module.Action;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A change that somebody has reviewed.
 *
 * @param diff with masked secrets
 * @param certain whether what is there before the change is part of what was reviewed
 */
record ReviewedDiff(Diff diff, boolean certain) {
  private static final Pattern MASK = Pattern.compile(Pattern.quote(Redactions.MASK));

  /** The shortest secret that is masked, on one line. */
  private static final String ANY_SECRET = ".{4,}";

  /**
   * Whether another change does nothing but what was reviewed. It may do less, when a part of it is
   * done already.
   *
   * @param found with the secrets masked that are known when it is found; where {@code diff} has a
   *     mask, it may have any text on one line
   */
  boolean covers(Diff found) {
    return isLike(diff.action(), found.action())
        && found.changes().stream()
            .allMatch(change -> diff.changes().stream().anyMatch(known -> covers(known, change)));
  }

  /** What was to be created may be there in part. */
  private static boolean isLike(Action reviewed, Action found) {
    List<Action> writing = List.of(Action.CREATE, Action.UPDATE);
    return reviewed == found || (writing.contains(reviewed) && writing.contains(found));
  }

  private boolean covers(Change reviewed, Change found) {
    if (!isSame(reviewed.subject(), found.subject())) {
      return false;
    }
    return switch (reviewed) {
      case Change.Attribute one ->
          found instanceof Change.Attribute other
              && isSame(one.name(), other.name())
              && covers(one.before(), one.after(), other.before(), other.after());
      case Change.Text one ->
          found instanceof Change.Text other
              && covers(one.before(), one.after(), other.before(), other.after());
      case Change.Opaque one ->
          found instanceof Change.Opaque other
              && covers(one.before(), one.after(), other.before(), other.after());
      case Change.Run _ -> found instanceof Change.Run;
    };
  }

  private boolean covers(
      Optional<String> before,
      Optional<String> after,
      Optional<String> foundBefore,
      Optional<String> foundAfter) {
    return isSame(after, foundAfter) && (!certain || isSame(before, foundBefore));
  }

  private static boolean isSame(Optional<String> reviewed, Optional<String> found) {
    return reviewed.isPresent() == found.isPresent()
        && (reviewed.isEmpty() || isSame(reviewed.get(), found.get()));
  }

  /** Whether a text is one that was reviewed; line by line where secrets are masked. */
  static boolean isSame(String reviewed, String found) {
    if (reviewed.equals(found) || !reviewed.contains(Redactions.MASK)) {
      return reviewed.equals(found);
    }
    String[] lines = reviewed.split("\n", -1);
    String[] others = found.split("\n", -1);
    boolean same = lines.length == others.length;
    for (int line = 0; same && line < lines.length; line++) {
      same =
          lines[line].equals(others[line]) || pattern(lines[line]).matcher(others[line]).matches();
    }
    return same;
  }

  private static Pattern pattern(String line) {
    return Pattern.compile(
        MASK.splitAsStream(line + "\n")
            .map(part -> part.isEmpty() ? "" : Pattern.quote(part.replace("\n", "")))
            .collect(Collectors.joining(ANY_SECRET)));
  }
}
