package dev.slipway.modules.files;

import dev.slipway.module.Arguments;
import dev.slipway.modules.support.PythonRegex;
import dev.slipway.modules.support.ShellPattern;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/**
 * Which names count.
 *
 * @param patterns of which a name has to match one; any name does when there are none
 * @param excludes of which it must match none
 * @param expressions whether these are regular expressions, and not patterns of the shell
 */
record FindNames(
    List<String> patterns, List<String> excludes, boolean expressions, boolean hidden) {

  static FindNames bind(Arguments arguments) {
    FindNames names =
        new FindNames(
            arguments.texts("patterns"),
            arguments.texts("excludes"),
            arguments.flag("use_regex"),
            arguments.flag("hidden"));
    if (names.expressions()) {
      names.patterns().forEach(pattern -> check(arguments, "patterns", pattern));
      names.excludes().forEach(pattern -> check(arguments, "excludes", pattern));
    }
    return names;
  }

  private static void check(Arguments arguments, String parameter, String pattern) {
    try {
      PythonRegex.parse(pattern);
    } catch (PatternSyntaxException e) {
      arguments.reject(
          parameter,
          "\"%s\" is no regular expression: %s.".formatted(pattern, e.getDescription()),
          "correct it; without use_regex patterns are those of the shell, such as *.log.");
    }
  }

  Predicate<String> test() {
    List<Predicate<String>> wanted = patterns.stream().map(this::test).toList();
    List<Predicate<String>> unwanted = excludes.stream().map(this::test).toList();
    return name ->
        (hidden || !name.startsWith("."))
            && (wanted.isEmpty() || wanted.stream().anyMatch(pattern -> pattern.test(name)))
            && unwanted.stream().noneMatch(pattern -> pattern.test(name));
  }

  private Predicate<String> test(String pattern) {
    if (expressions) {
      PythonRegex expression = PythonRegex.parse(pattern);
      return name -> expression.matchesStartOf(name, true);
    }
    return ShellPattern.parse(pattern)::matches;
  }
}
