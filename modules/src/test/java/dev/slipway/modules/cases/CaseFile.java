package dev.slipway.modules.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One case, see the README beside the cases.
 *
 * @param problems what bind rejects: "parameter: message Fix: fix"
 * @param fails the message with which observe, diff or apply ends
 * @param diff the diff as {@link DiffText}
 * @param apply what apply does as {@link StepText}; empty: apply is not tried
 */
record CaseFile(
    Path path,
    Map<String, Object> arguments,
    Map<String, Object> host,
    List<String> problems,
    Optional<String> fails,
    Optional<String> diff,
    Optional<String> apply,
    List<YamlMap> results,
    Optional<Map<String, Object>> values,
    Optional<Map<String, Object>> returned) {

  static CaseFile load(Path path) {
    try {
      return parse(path, Files.readString(path));
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
    }
  }

  String module() {
    return path.getParent().getFileName().toString();
  }

  String name() {
    return path.getFileName().toString().replace(".yml", "").replace('-', ' ');
  }

  private static CaseFile parse(Path path, String text) {
    YamlMap map = YamlMap.of(YamlMap.parse(text));
    CaseFile file =
        new CaseFile(
            path,
            map.take("arguments").map(arguments -> YamlMap.of(arguments).rest()).orElse(Map.of()),
            map.take("host").map(answers -> YamlMap.of(answers).rest()).orElse(Map.of()),
            map.list("problems").stream().map(String::valueOf).toList(),
            map.optionalText("fails").map(String::strip),
            map.optionalText("diff").map(CaseFile::ended),
            map.optionalText("apply").map(CaseFile::ended),
            map.list("results").stream().map(YamlMap::of).toList(),
            map.take("values").map(values -> YamlMap.of(values).rest()),
            map.take("returned").map(values -> YamlMap.of(values).rest()));
    map.mustBeUsedUp();
    return file;
  }

  private static String ended(String text) {
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }
}
