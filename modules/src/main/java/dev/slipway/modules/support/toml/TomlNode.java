package dev.slipway.modules.support.toml;

import java.util.List;

/** A value as it is written, from the index {@code start} to before the index {@code end}. */
sealed interface TomlNode {
  int start();

  int end();

  /** A string, number, boolean, date or time. */
  record Scalar(int start, int end, Object value) implements TomlNode {}

  record Items(int start, int end, List<TomlNode> items) implements TomlNode {}

  /** A table between braces. */
  record Inline(int start, int end, List<Member> members) implements TomlNode {}

  /**
   * A key and its value in a table between braces.
   *
   * @param keys several when it is dotted
   */
  record Member(List<String> keys, int start, TomlNode value) {}
}
