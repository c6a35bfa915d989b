package dev.slipway.host.fact;

import dev.slipway.host.UnreadableAnswerException;
import dev.slipway.host.probe.Sections;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a host printed for its facts. */
final class FactSource {

  /** The name of the part that holds all files, as {@code grep} prints them. */
  static final String FILES = "files";

  /** What stands for a value that the host does not have, where a text is expected. */
  static final String NOT_AVAILABLE = "NA";

  private static final Pattern SETTING =
      Pattern.compile("([A-Za-z0-9_]+)=(?:\"(.*)\"|'(.*)'|(.*))");

  private final Sections output;
  private final Map<String, List<String>> files = new HashMap<>();

  FactSource(Sections output, List<String> paths) {
    this.output = output;
    for (String line : output.linesIfAny(FILES)) {
      paths.stream()
          .filter(path -> line.startsWith(path + ":"))
          .findFirst()
          .ifPresent(
              path ->
                  files
                      .computeIfAbsent(path, _ -> new ArrayList<>())
                      .add(line.substring(path.length() + 1)));
    }
  }

  /** The lines of a file; none when there is no such file. */
  List<String> file(String path) {
    return files.getOrDefault(path, List.of());
  }

  /** The first line of a file, stripped; empty when there is none. */
  Optional<String> firstLine(String path) {
    return file(path).stream().map(String::strip).filter(line -> !line.isEmpty()).findFirst();
  }

  /** The first line of a file, or what stands for a value that is not there. */
  String firstLineOrNone(String path) {
    return firstLine(path).orElse(NOT_AVAILABLE);
  }

  /** The settings {@code NAME=value} of a file, quotes removed. */
  Map<String, String> settings(String path) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String line : file(path)) {
      Matcher matcher = SETTING.matcher(line.strip());
      if (matcher.matches()) {
        settings.put(
            matcher.group(1), firstOf(matcher.group(2), matcher.group(3), matcher.group(4)));
      }
    }
    return settings;
  }

  private static String firstOf(@Nullable String... values) {
    for (String value : values) {
      if (value != null) {
        return value;
      }
    }
    return "";
  }

  /** The lines of a part; none when nothing was printed. */
  List<String> part(String name) {
    return output.linesIfAny(name);
  }

  /** The first line of a part, stripped; empty when there is none. */
  Optional<String> firstOfPart(String name) {
    return part(name).stream().map(String::strip).filter(line -> !line.isEmpty()).findFirst();
  }

  /** The text of a part, whatever it holds. */
  String text(String name) throws UnreadableAnswerException {
    return output.text(name);
  }

  /** The whole number at the start of a text; 0 when there is none. */
  static long number(String text) {
    Matcher matcher = Pattern.compile("\\s*(\\d{1,18}).*").matcher(text);
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
  }
}
