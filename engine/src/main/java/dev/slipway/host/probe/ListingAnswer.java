package dev.slipway.host.probe;

import java.util.List;

/**
 * What is below a directory, with times.
 *
 * @param entries by path; without digest, content and target, and what the acting user may do is
 *     not told
 * @param complete whether the acting user may look into every directory
 * @param now the host's clock, in seconds since 1970
 */
public record ListingAnswer(Root root, List<TreeAnswer.Entry> entries, boolean complete, long now) {
  /** Nothing is there. */
  public static final ListingAnswer ABSENT = new ListingAnswer(Root.ABSENT, List.of(), true, 0);

  /** What is at the path itself. */
  public enum Root {
    DIRECTORY,
    /** Something else, which is not looked into. */
    OTHER,
    ABSENT
  }

  public ListingAnswer {
    entries = List.copyOf(entries);
  }
}
