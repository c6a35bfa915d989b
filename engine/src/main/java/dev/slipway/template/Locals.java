package dev.slipway.template;

import java.util.HashSet;
import java.util.Set;

/**
 * The names that a template has set itself at one point of its text.
 *
 * @param certain set on every way that leads there
 * @param possible set on some way that leads there, the certain ones among them
 */
record Locals(Set<String> certain, Set<String> possible) {

  static Locals none() {
    return new Locals(new HashSet<>(), new HashSet<>());
  }

  Locals copy() {
    return new Locals(new HashSet<>(certain), new HashSet<>(possible));
  }

  void set(String name) {
    certain.add(name);
    possible.add(name);
  }

  /** What is set where two ways meet. */
  void meet(Locals other) {
    certain.retainAll(other.certain);
    possible.addAll(other.possible);
  }

  /** Goes on as after a part that may not have been run. */
  void mayHave(Locals afterPart) {
    possible.addAll(afterPart.possible);
  }
}
