package dev.slipway.modules.files;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An option and values of it.
 *
 * @param values in order; an empty one is an option without equals sign
 */
record IniOption(String name, List<Optional<String>> values) {
  IniOption {
    values = List.copyOf(values);
  }

  IniOption converted(UnaryOperator<String> argument) {
    return new IniOption(
        argument.apply(name), values.stream().map(value -> value.map(argument)).toList());
  }

  /** Whether lines set the option to each of the values; to any, when there are none. */
  boolean isIn(List<String> lines) {
    List<Optional<String>> found =
        lines.stream()
            .flatMap(line -> IniLine.parse(line, name).stream())
            .filter(IniLine::active)
            .map(IniLine::value)
            .toList();
    return !found.isEmpty() && found.containsAll(values);
  }
}
