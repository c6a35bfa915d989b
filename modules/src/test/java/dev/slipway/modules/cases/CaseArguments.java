package dev.slipway.modules.cases;

import dev.slipway.host.Bytes;
import dev.slipway.host.Content;
import dev.slipway.module.Arguments;
import dev.slipway.module.Condition;
import dev.slipway.module.Evaluated;
import dev.slipway.module.InvalidValueException;
import dev.slipway.module.LocalCommand;
import dev.slipway.module.LocalFile;
import dev.slipway.module.LocalPlace;
import dev.slipway.module.ModuleSpec;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterValue;
import dev.slipway.module.RenderedTemplate;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Types the arguments of a case as a spec says, as the engine does for a task. */
public final class CaseArguments {
  private static final int OCTAL = 8;

  private CaseArguments() {}

  /**
   * The arguments, typed as the spec says.
   *
   * @param written the arguments as YAML gives them
   * @throws IllegalArgumentException when the spec does not take them
   */
  public static Arguments of(ModuleSpec spec, Map<String, Object> written) {
    Map<String, Object> named = new LinkedHashMap<>();
    written.forEach((name, value) -> named.put(fullName(spec, name), value));
    Map<String, Object> typed = new LinkedHashMap<>();
    for (Parameter parameter : spec.parameters()) {
      Object value = named.remove(parameter.name());
      if (value == null) {
        value = parameter.fallback().orElse(null);
      }
      if (value == null && parameter.required()) {
        throw new IllegalArgumentException("the parameter " + parameter.name() + " is missing");
      }
      if (value != null) {
        typed.put(parameter.name(), typed(parameter, value, written));
      }
    }
    typed.putAll(named);
    return new Arguments(spec, typed);
  }

  private static String fullName(ModuleSpec spec, String name) {
    Optional<Parameter> parameter = spec.parameter(name);
    if (parameter.isEmpty() && !spec.anyParameters()) {
      throw new IllegalArgumentException(spec.name() + " has no parameter " + name);
    }
    return parameter.map(Parameter::name).orElse(name);
  }

  private static Object typed(Parameter parameter, Object value, Map<String, Object> written) {
    boolean remote =
        parameter.remoteWhen().map(flag -> Boolean.TRUE.equals(written.get(flag))).orElse(false);
    return switch (parameter.type()) {
      case PATH -> String.valueOf(value);
      case TEXT, MODE, BOOLEAN, INTEGER, NUMBER, TEXTS, LIST, MAP, ANY -> coerced(parameter, value);
      case LOCAL_FILE -> remote ? String.valueOf(value) : localFile(YamlMap.of(value));
      case LOCAL_PLACE ->
          new LocalPlace(
              String.valueOf(value), Path.of("/nowhere").resolve(String.valueOf(value)), "web1");
      case LOCAL_COMMAND -> localCommand(YamlMap.of(value));
      case TEMPLATE -> template(value);
      case CONDITIONS -> ((List<?>) value).stream().map(CaseArguments::condition).toList();
      case EXPRESSION -> evaluated(YamlMap.of(value));
    };
  }

  private static Object coerced(Parameter parameter, Object value) {
    try {
      return ParameterValue.coerce(parameter, value, Optional.of(String.valueOf(value)));
    } catch (InvalidValueException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** The rendered text, or {@code {name: motd.vm, content: text}}. */
  private static RenderedTemplate template(Object value) {
    if (value instanceof String text) {
      return new RenderedTemplate("templates/case.vm", text);
    }
    YamlMap map = YamlMap.of(value);
    return new RenderedTemplate(map.text("name", ""), map.text("content", ""));
  }

  private static Condition condition(Object value) {
    YamlMap map = YamlMap.of(value);
    return new Condition(map.text("text", ""), map.flag("holds", true));
  }

  private static Evaluated evaluated(YamlMap map) {
    return new Evaluated(map.text("text", ""), map.take("value").orElse(null));
  }

  /** {@code {name: motd, content: text}} or {@code {name: site/, entries: [{path: ...}, ...]}}. */
  private static LocalFile localFile(YamlMap map) {
    String name = map.text("name", "file");
    LocalFile file =
        map.has("entries")
            ? new LocalFile(
                name,
                true,
                map.list("entries").stream().map(YamlMap::of).map(CaseArguments::entry).toList())
            : new LocalFile(
                name, false, List.of(entry(map, name.substring(name.lastIndexOf('/') + 1))));
    map.mustBeUsedUp();
    return file;
  }

  /** As a local file, with {@code words} behind it. */
  private static LocalCommand localCommand(YamlMap map) {
    List<String> words = map.list("words").stream().map(String::valueOf).toList();
    return new LocalCommand(localFile(map), words);
  }

  private static LocalFile.Entry entry(YamlMap map) {
    return entry(map, map.text("path", "file"));
  }

  private static LocalFile.Entry entry(YamlMap map, String path) {
    Optional<Content> content = map.optionalText("content").map(YamlMap::bytes).map(Bytes::new);
    String mode = map.text("mode", content.isPresent() ? "0644" : "0755");
    return new LocalFile.Entry(path, Integer.parseInt(mode, OCTAL), content);
  }
}
