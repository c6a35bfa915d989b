package dev.slipway.resident;

import java.util.Optional;

/** Asks the person at the visitor's terminal. */
@FunctionalInterface
public interface Asking {
  /**
   * What was typed; empty when there is nobody to ask.
   *
   * @param secret whether nobody may see what is typed
   */
  Optional<String> ask(String question, boolean secret);
}
