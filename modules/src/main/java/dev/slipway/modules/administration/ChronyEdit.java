package dev.slipway.modules.administration;

import dev.slipway.modules.support.TextEdit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Directives of {@code chrony.conf(5)}.
 *
 * @param sources lines such as {@code server ntp.example.org iburst}, by their first two words
 * @param exclusive whether no other server, pool or peer is to be there
 * @param options the lines of each directive; none: it is not to be there
 */
record ChronyEdit(Map<String, String> sources, boolean exclusive, Map<String, List<String>> options)
    implements TextEdit {
  static final Set<String> SOURCES = Set.of("server", "pool", "peer");

  @Override
  public boolean needsFile() {
    return true;
  }

  @Override
  public String remedy() {
    return "Install the package chrony first, or name another file with path.";
  }

  @Override
  public Edited edit(Optional<String> text, UnaryOperator<String> argument) {
    List<String> lines = text.orElse("").lines().toList();
    Map<String, String> missing = new LinkedHashMap<>();
    sources.forEach((key, line) -> missing.put(argument.apply(key), argument.apply(line)));
    Map<String, List<String>> open = new LinkedHashMap<>(options);
    List<String> result = new ArrayList<>();
    int behindSources = -1;
    for (String line : lines) {
      List<String> words = words(line);
      String directive = words.isEmpty() ? "" : words.getFirst();
      if (SOURCES.contains(directive)) {
        source(line, words, missing).ifPresent(result::add);
        behindSources = result.size();
      } else if (options.containsKey(directive)) {
        List<String> wanted = open.remove(directive);
        if (wanted != null) {
          wanted.forEach(each -> result.add(kept(line, argument.apply(each))));
        }
      } else {
        result.add(line);
      }
    }
    result.addAll(behindSources < 0 ? result.size() : behindSources, missing.values());
    open.values().forEach(wanted -> wanted.forEach(each -> result.add(argument.apply(each))));
    return result.equals(lines)
        ? Edited.unchanged(text)
        : new Edited(Optional.of(String.join("\n", result) + "\n"), "configuration written");
  }

  /** What becomes of a line about a source. */
  private Optional<String> source(String line, List<String> words, Map<String, String> missing) {
    String key = String.join(" ", words.subList(0, Math.min(2, words.size())));
    String wanted = missing.remove(key);
    if (wanted != null) {
      return Optional.of(kept(line, wanted));
    }
    return exclusive ? Optional.empty() : Optional.of(line);
  }

  /** A line that says the same in another form stays as it is. */
  private static String kept(String line, String wanted) {
    return words(line).equals(words(wanted)) ? line : wanted;
  }

  /** The words of a directive; none for a comment. */
  private static List<String> words(String line) {
    String text = line.strip();
    boolean comment = !text.isEmpty() && "!;#%".indexOf(text.charAt(0)) >= 0;
    if (text.isEmpty() || comment) {
      return List.of();
    }
    List<String> words = new ArrayList<>(List.of(text.split("\\s+", -1)));
    words.set(0, words.getFirst().toLowerCase(Locale.ROOT));
    return words;
  }
}
