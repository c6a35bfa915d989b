package dev.slipway.module.argument;

import java.util.List;
import java.util.Optional;

/**
 * One argument.
 *
 * @param elements the type of each item of a list
 * @param secret whether its value is kept out of all output
 * @param fallback what the role's defaults say it is when it is not given
 * @param choices the values it can have; all when empty. Of a list: those of its items
 * @param options what a mapping takes, or each mapping of a list; anything when empty
 * @param description paragraphs
 */
public record ArgumentOption(
    String name,
    OptionType type,
    Optional<OptionType> elements,
    boolean required,
    boolean secret,
    Optional<Object> fallback,
    List<Object> choices,
    List<ArgumentOption> options,
    List<String> description) {
  public ArgumentOption {
    choices = List.copyOf(choices);
    options = List.copyOf(options);
    description = List.copyOf(description);
  }

  /** The type in words: {@code list of dict}. */
  public String typeText() {
    return type.label() + elements.map(of -> " of " + of.label()).orElse("");
  }
}
