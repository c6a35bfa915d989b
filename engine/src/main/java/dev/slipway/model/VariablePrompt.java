package dev.slipway.model;

import dev.slipway.tree.Literals;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A variable that a person is asked for before a play, by {@code vars_prompt}.
 *
 * @param question what is shown; the name where nothing else is written
 * @param fallback the value of an empty answer
 * @param secret whether the answer is typed without echo, and masked from then on
 * @param confirmed whether it is asked for twice
 */
public record VariablePrompt(
    Scalar name, String question, Optional<Node> fallback, boolean secret, boolean confirmed) {

  /** The prompts of a play, in order. The loader has checked their form. */
  public static List<VariablePrompt> of(Play play) {
    Optional<Node> written = play.keywords().get(Keyword.VARS_PROMPT);
    return written.filter(Sequence.class::isInstance).stream()
        .flatMap(list -> ((Sequence) list).items().stream())
        .map(item -> of((Mapping) item))
        .toList();
  }

  private static VariablePrompt of(Mapping written) {
    Scalar name = (Scalar) written.get("name").orElseThrow();
    return new VariablePrompt(
        name,
        written.get("prompt").map(text -> ((Scalar) text).text()).orElse(name.text()),
        written.get("default"),
        flag(written, "private", true),
        flag(written, "confirm", false));
  }

  private static boolean flag(Mapping written, String key, boolean otherwise) {
    return written
        .get(key)
        .map(value -> Boolean.TRUE.equals(((Scalar) value).value()))
        .orElse(otherwise);
  }

  /** The variables of a play before anybody was asked: they are there, without a value. */
  public static VariableLayer unanswered(Play play) {
    Map<String, Definition> definitions = new LinkedHashMap<>();
    of(play)
        .forEach(
            prompt -> definitions.put(prompt.name().text(), new Definition.Lazy(prompt::notAsked)));
    return new VariableLayer(
        Precedence.PLAY_VARS, "vars_prompt of play " + play.title(), definitions);
  }

  private Object notAsked() {
    throw new IllegalStateException("nobody was asked for " + name.text());
  }

  /**
   * A play whose variables have the answers; nothing is left to ask.
   *
   * @param answers gives what was typed; empty for the default
   */
  public static Play answered(Play play, Function<VariablePrompt, Optional<String>> answers) {
    List<VariablePrompt> prompts = of(play);
    if (prompts.isEmpty()) {
      return play;
    }
    Map<String, Mapping.Entry> variables = new LinkedHashMap<>();
    Optional<Mapping> vars = play.keywords().mapping(Keyword.VARS);
    vars.ifPresent(before -> before.entries().forEach(entry -> variables.put(entry.name(), entry)));
    for (VariablePrompt prompt : prompts) {
      Optional<Node> typed = answers.apply(prompt).map(prompt::typed);
      typed
          .or(prompt::fallback)
          .ifPresent(
              value ->
                  variables.put(prompt.name().text(), new Mapping.Entry(prompt.name(), value)));
    }
    Map<Keyword, Node> keywords = new EnumMap<>(play.keywords().given());
    keywords.remove(Keyword.VARS_PROMPT);
    keywords.put(
        Keyword.VARS,
        new Mapping(
            vars.map(Mapping::range).orElse(play.range()), new ArrayList<>(variables.values())));
    return play.withKeywords(new Keywords(keywords));
  }

  /** What a person types is never evaluated. */
  private Node typed(String answer) {
    return Literals.unevaluated(Scalar.text(name.range(), answer));
  }
}
