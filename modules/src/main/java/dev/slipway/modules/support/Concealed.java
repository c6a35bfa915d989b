package dev.slipway.modules.support;

import dev.slipway.module.Change;
import java.util.Optional;

/**
 * What stands in a change where a secret would. It tells that a secret comes, goes or differs, and
 * nothing that a guess could be held against: not even a digest, which tells short secrets.
 */
public final class Concealed {
  /** A secret. */
  public static final String SECRET = "<secret>";

  /** A secret in the place of another one. */
  public static final String CHANGED = "<secret, changed>";

  private Concealed() {}

  /**
   * An attribute whose value is secret, and which differs.
   *
   * @param before whether it is there before
   * @param after whether it is there afterwards
   */
  public static Change attribute(String subject, String name, boolean before, boolean after) {
    return new Change.Attribute(
        subject,
        name,
        before(before),
        after ? Optional.of(after(before)) : Optional.empty(),
        false);
  }

  private static Optional<String> before(boolean present) {
    return present ? Optional.of(SECRET) : Optional.empty();
  }

  /** What stands for a secret that differs, after one or where there was none. */
  public static String after(boolean another) {
    return another ? CHANGED : SECRET;
  }
}
