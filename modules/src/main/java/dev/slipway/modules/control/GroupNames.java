package dev.slipway.modules.control;

import dev.slipway.module.Arguments;
import java.util.Arrays;
import java.util.List;

/** Names of groups as a task writes them. */
final class GroupNames {
  private GroupNames() {}

  /** A name; with spaces it would not be a pattern. */
  static String of(String written) {
    return written.strip().replace(' ', '-');
  }

  /** The names of a list; a text may hold several, with commas. */
  static List<String> of(Arguments arguments, String parameter) {
    return arguments.texts(parameter).stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(GroupNames::of)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }
}
