package dev.slipway.modules.support.structured;

/**
 * A text that holds values under keys, and is altered where they stand. Immutable.
 *
 * <p>Values are as {@link Values} has them.
 */
interface StructuredText {
  String text();

  /** Everything in it: a map, but for a text whose outermost value is none. */
  Object values();

  /**
   * The text with a value at a path, which is made when it is missing.
   *
   * @throws IllegalArgumentException when the text is not written in a way that can be altered
   *     there
   */
  StructuredText with(KeyPath path, Object value);

  /** The text without a key that is there, which is none of an item. */
  StructuredText without(KeyPath path);
}
