package dev.slipway.cli;

import dev.slipway.model.VariablePrompt;
import dev.slipway.tree.Scalar;
import java.util.Optional;

/** Asks a person for the variables of {@code vars_prompt}. */
final class Questions {
  private static final int TRIES = 3;

  private final Surroundings surroundings;

  Questions(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** What was typed; empty to take the default. */
  Optional<String> ask(VariablePrompt prompt) {
    for (int left = TRIES; left > 0; left--) {
      Optional<String> first = typed(prompt, question(prompt));
      if (first.isEmpty()) {
        return orDefault(prompt, "there is no terminal to ask on");
      }
      if (first.get().isEmpty() && prompt.fallback().isPresent()) {
        return Optional.empty();
      }
      if (!prompt.confirmed() || typed(prompt, "Again, to be sure").equals(first)) {
        return first;
      }
      surroundings.err().println("The two answers differ.");
    }
    throw new RefusedException(
        "The answers for \"" + prompt.name().text() + "\" differed " + TRIES + " times.",
        "run it again, or give it with -e " + prompt.name().text() + "=VALUE.");
  }

  private static Optional<String> orDefault(VariablePrompt prompt, String why) {
    if (prompt.fallback().isPresent()) {
      return Optional.empty();
    }
    throw new RefusedException(
        prompt.name().range()
            + ": The variable \""
            + prompt.name().text()
            + "\" is to be asked for, and "
            + why
            + ".",
        "give it with -e " + prompt.name().text() + "=VALUE, or run it on a terminal.");
  }

  private static String question(VariablePrompt prompt) {
    String fallback =
        prompt
            .fallback()
            .filter(_ -> !prompt.secret())
            .filter(Scalar.class::isInstance)
            .map(node -> " [" + ((Scalar) node).text() + "]")
            .orElse("");
    return prompt.question().strip().replaceFirst(":$", "") + fallback;
  }

  private Optional<String> typed(VariablePrompt prompt, String question) {
    if (!prompt.secret()) {
      return surroundings.prompt().askOpenly(question);
    }
    Optional<String> answer = surroundings.prompt().ask(question);
    answer.ifPresent(surroundings.secrets()::add);
    return answer;
  }
}
