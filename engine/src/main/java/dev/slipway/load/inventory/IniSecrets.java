package dev.slipway.load.inventory;

import dev.slipway.diagnostic.SourceFile;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The values in an INI inventory that is encrypted, found before anything is said about it. */
final class IniSecrets {
  private static final Pattern VALUE =
      Pattern.compile("=[ \\t]*(?:\"([^\"\\r\\n]*)\"|'([^'\\r\\n]*)'|([^\\s'\"]+))");

  private IniSecrets() {}

  /** None in a file that is not secret. */
  static List<String> in(SourceFile file) {
    return file.secret()
        ? VALUE.matcher(file.text()).results().flatMap(IniSecrets::value).toList()
        : List.of();
  }

  private static Stream<String> value(MatchResult match) {
    return Stream.of(1, 2, 3).map(match::group).filter(value -> value != null);
  }
}
