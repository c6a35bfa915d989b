package dev.slipway.module;

import java.util.Optional;

/** One thing that differs. Two changes are equal when a reader of the plan sees the same. */
public sealed interface Change {

  /** What changes: a path on the host, a unit, a key. */
  String subject();

  /**
   * One attribute, such as the mode of a file or the state of a unit.
   *
   * @param before empty when it is absent before
   * @param after empty when it is absent afterwards
   * @param sensitive the values are masked wherever they are shown
   */
  record Attribute(
      String subject,
      String name,
      Optional<String> before,
      Optional<String> after,
      boolean sensitive)
      implements Change {}

  /**
   * A text, shown as a unified diff.
   *
   * @param before empty when it is absent before
   * @param after empty when it is absent afterwards
   */
  record Text(String subject, Optional<String> before, Optional<String> after, boolean sensitive)
      implements Change {}

  /**
   * Content that is not shown, because it is binary or large.
   *
   * @param before a short description such as "12 kB, sha256 1f2e3d4c"; empty when absent
   * @param after as {@code before}
   */
  record Opaque(String subject, Optional<String> before, Optional<String> after)
      implements Change {}

  /** Something that runs. */
  record Run(String subject) implements Change {}

  /** An attribute that is there before and after. */
  static Change attribute(String subject, String name, String before, String after) {
    return new Attribute(subject, name, Optional.of(before), Optional.of(after), false);
  }
}
