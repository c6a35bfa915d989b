package dev.slipway.module.argument;

import java.util.List;

/**
 * A file of tasks of a role by which it is used, and what it takes then.
 *
 * @param name {@code main}, or what {@code tasks_from} says
 * @param summary the short description; may be empty
 * @param description paragraphs
 */
public record EntryPoint(
    String name, String summary, List<String> description, ArgumentSpec arguments) {
  public EntryPoint {
    description = List.copyOf(description);
  }
}
