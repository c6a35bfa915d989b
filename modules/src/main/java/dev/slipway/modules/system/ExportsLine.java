package dev.slipway.modules.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One line of {@code exports(5)}: a directory, and to whom it is exported.
 *
 * @param clients with their options, as they are written
 */
record ExportsLine(String path, Map<String, List<String>> clients) {
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"\\S*|\\S+");
  private static final Pattern CLIENT = Pattern.compile("([^()]*)\\(([^()]*)\\)");

  /**
   * Reads a line; nothing when it is blank or a comment.
   *
   * @param line without continuations
   */
  static Optional<ExportsLine> parse(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find() && !matcher.group().startsWith("#")) {
      words.add(matcher.group());
    }
    if (words.isEmpty()) {
      return Optional.empty();
    }
    Map<String, List<String>> clients = new LinkedHashMap<>();
    List<String> usual = List.of();
    for (String word : words.subList(1, words.size())) {
      Matcher client = CLIENT.matcher(word);
      if (word.startsWith("-")) {
        usual = options(word.substring(1));
      } else if (client.matches()) {
        List<String> all = new ArrayList<>(usual);
        all.addAll(options(client.group(2)));
        clients.put(client.group(1).isEmpty() ? "*" : client.group(1), List.copyOf(all));
      } else {
        clients.put(word, usual);
      }
    }
    return Optional.of(new ExportsLine(path(words.getFirst()), clients));
  }

  private static String path(String word) {
    return FstabEntry.unescaped(word.replace("\"", ""));
  }

  static List<String> options(String written) {
    return Pattern.compile(",").splitAsStream(written).filter(it -> !it.isEmpty()).toList();
  }

  /** Whether both export the same to the same. */
  boolean meansAs(ExportsLine other) {
    return path.equals(other.path) && meaning().equals(other.meaning());
  }

  private Map<String, NfsOptions> meaning() {
    Map<String, NfsOptions> meaning = new LinkedHashMap<>();
    clients.forEach((client, options) -> meaning.put(client, NfsOptions.declared(options)));
    return meaning;
  }

  String text() {
    return FstabEntry.escaped(path)
        + clients.entrySet().stream()
            .map(
                client -> " %s(%s)".formatted(client.getKey(), String.join(",", client.getValue())))
            .collect(Collectors.joining());
  }
}
