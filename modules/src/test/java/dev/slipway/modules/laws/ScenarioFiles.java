package dev.slipway.modules.laws;

import dev.slipway.module.CommandWords;
import dev.slipway.module.InvalidValueException;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Puts the files of a scenario where its arguments name them. */
final class ScenarioFiles {
  private ScenarioFiles() {}

  static Map<String, Object> resolved(ModuleSpec spec, Scenario scenario) {
    Map<String, Object> arguments = new LinkedHashMap<>(scenario.arguments());
    arguments.replaceAll(
        (name, value) ->
            spec.parameter(name)
                .map(parameter -> resolved(parameter, value, scenario))
                .orElse(value));
    return arguments;
  }

  private static Object resolved(Parameter parameter, Object value, Scenario scenario) {
    boolean remote =
        parameter
            .remoteWhen()
            .map(flag -> Boolean.TRUE.equals(scenario.arguments().get(flag)))
            .orElse(false);
    return switch (parameter.type()) {
      case ParameterType.TEMPLATE, ParameterType.LOCAL_FILE ->
          remote ? value : local((String) value, scenario.files());
      case ParameterType.LOCAL_COMMAND -> command((String) value, scenario.files());
      default -> value;
    };
  }

  private static Map<String, Object> command(String line, Map<String, String> files) {
    try {
      List<String> words = CommandWords.split(line);
      Map<String, Object> command = new LinkedHashMap<>(local(words.getFirst(), files));
      command.put("words", words.subList(1, words.size()));
      return command;
    } catch (InvalidValueException e) {
      throw new IllegalArgumentException(e.message(), e);
    }
  }

  private static Map<String, Object> local(String name, Map<String, String> files) {
    if (files.containsKey(name)) {
      return Map.of("name", name, "content", files.get(name));
    }
    String folder = name.endsWith("/") ? name : name + "/";
    List<Map<String, Object>> entries = new ArrayList<>();
    TreeSet<String> folders = new TreeSet<>();
    files.keySet().stream()
        .filter(path -> path.startsWith(folder))
        .map(path -> path.substring(folder.length()))
        .forEach(
            path -> {
              for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                folders.add(path.substring(0, slash));
              }
            });
    folders.forEach(path -> entries.add(Map.of("path", path)));
    files.forEach(
        (path, text) -> {
          if (path.startsWith(folder)) {
            entries.add(Map.of("path", path.substring(folder.length()), "content", text));
          }
        });
    return Map.of("name", name, "entries", entries);
  }
}
