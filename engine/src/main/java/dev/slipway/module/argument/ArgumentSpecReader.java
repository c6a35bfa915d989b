package dev.slipway.module.argument;

import dev.slipway.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads descriptions of arguments from plain values, and gathers all that is wrong with them. */
public final class ArgumentSpecReader {
  private static final List<String> OF_ENTRY_POINT =
      List.of("short_description", "description", "options", "author", "version_added");

  private static final List<String> OF_OPTION =
      List.of(
          "type",
          "required",
          "default",
          "choices",
          "elements",
          "options",
          "description",
          "no_log",
          "version_added");

  private static final Set<String> RELATIONS =
      Set.of(
          "mutually_exclusive",
          "required_together",
          "required_one_of",
          "required_if",
          "required_by");

  private final List<Complaint> complaints = new ArrayList<>();

  /** The keys of an option that are taken. */
  public static List<String> optionKeys() {
    return OF_OPTION;
  }

  /** The keys of an entry point that are taken. */
  public static List<String> entryPointKeys() {
    return OF_ENTRY_POINT;
  }

  /** Everything that was wrong with what was read so far. */
  public List<Complaint> complaints() {
    return List.copyOf(complaints);
  }

  /** The value of {@code argument_specs}: entry points by name. */
  public Map<String, EntryPoint> entryPoints(@Nullable Object specs) {
    Map<String, EntryPoint> found = new LinkedHashMap<>();
    mapping(specs, List.of())
        .forEach((name, value) -> found.put(name, entryPoint(name, value, List.of(name))));
    return found;
  }

  private EntryPoint entryPoint(String name, @Nullable Object value, List<Object> path) {
    Map<String, @Nullable Object> map = mapping(value, path);
    requireKeys(map, OF_ENTRY_POINT, path);
    return new EntryPoint(
        name,
        text(map.get("short_description")),
        paragraphs(map.get("description"), ArgumentValues.with(path, "description")),
        new ArgumentSpec(options(map.get("options"), ArgumentValues.with(path, "options"))));
  }

  /** The value of {@code options}. */
  public ArgumentSpec options(@Nullable Object value) {
    return new ArgumentSpec(options(value, List.of()));
  }

  private List<ArgumentOption> options(@Nullable Object value, List<Object> path) {
    List<ArgumentOption> options = new ArrayList<>();
    mapping(value, path)
        .forEach(
            (name, option) -> options.add(option(name, option, ArgumentValues.with(path, name))));
    return options;
  }

  private ArgumentOption option(String name, @Nullable Object value, List<Object> path) {
    Map<String, @Nullable Object> map = mapping(value, path);
    requireKeys(map, OF_OPTION, path);
    OptionType type = type(map, "type", path).orElse(OptionType.STR);
    Object choices = map.get("choices");
    if (choices != null && !(choices instanceof List)) {
      complain(path, "choices", "takes a list of values", "write a list");
    }
    ArgumentOption option =
        new ArgumentOption(
            name,
            type,
            type(map, "elements", path),
            flag(map, "required", path),
            flag(map, "no_log", path),
            Optional.ofNullable(map.get("default")),
            choices instanceof List<?> list ? withoutNothing(list) : List.of(),
            options(map.get("options"), ArgumentValues.with(path, "options")),
            paragraphs(map.get("description"), ArgumentValues.with(path, "description")));
    requireSense(option, path);
    return option;
  }

  private void requireSense(ArgumentOption option, List<Object> path) {
    boolean list = option.type() == OptionType.LIST;
    OptionType parts = list ? option.elements().orElse(OptionType.RAW) : option.type();
    if (option.elements().isPresent() && !list) {
      complain(path, "elements", "is for lists", "write \"type: list\", or remove it");
    }
    if (!option.options().isEmpty() && parts != OptionType.DICT) {
      complain(
          path,
          "options",
          "is for mappings",
          "write \"type: dict\", or \"type: list\" with \"elements: dict\"");
    }
    if (option.required() && option.fallback().isPresent()) {
      complain(path, "default", "has no use on what is required", "keep one of the two");
    }
    option.fallback().ifPresent(value -> requireFit(option, value, path));
  }

  private void requireFit(ArgumentOption option, Object fallback, List<Object> path) {
    ArgumentValues values = new ArgumentValues();
    values.check(option, fallback, List.of(option.name()));
    for (Complaint complaint : values.found()) {
      complaints.add(
          new Complaint(
              ArgumentValues.with(path, "default"),
              "The default does not fit: " + complaint.message(),
              complaint.fix()));
    }
  }

  private Optional<OptionType> type(
      Map<String, @Nullable Object> map, String key, List<Object> path) {
    Object written = map.get(key);
    if (written == null) {
      return Optional.empty();
    }
    Optional<OptionType> type = OptionType.find(String.valueOf(written));
    if (type.isEmpty()) {
      List<String> all = OptionType.labels();
      complain(
          path,
          key,
          "takes no \"" + written + "\"",
          Suggestion.didYouMean(
              String.valueOf(written), all, "use one of: " + String.join(", ", all)));
    }
    return type;
  }

  private boolean flag(Map<String, @Nullable Object> map, String key, List<Object> path) {
    Object written = map.get(key);
    if (written != null && !(written instanceof Boolean)) {
      complain(path, key, "is not true or false", "write true or false");
    }
    return Boolean.TRUE.equals(written);
  }

  private static List<Object> withoutNothing(List<?> list) {
    List<Object> items = new ArrayList<>();
    list.stream().filter(java.util.Objects::nonNull).forEach(items::add);
    return items;
  }

  private void requireKeys(Map<String, ?> map, List<String> known, List<Object> path) {
    for (String key : map.keySet()) {
      if (RELATIONS.contains(key)) {
        complain(path, key, "is not there yet", "write an \"assert\" task in the role");
      } else if (key.equals("aliases")) {
        complain(path, key, "is not there", "describe the argument by its one name");
      } else if (!known.contains(key)) {
        complain(
            path,
            key,
            "is unknown here",
            Suggestion.didYouMean(key, known, "use one of: " + String.join(", ", known)));
      }
    }
  }

  private Map<String, @Nullable Object> mapping(@Nullable Object value, List<Object> path) {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, entry) -> entries.put(String.valueOf(key), entry));
    } else if (value != null) {
      complaints.add(
          new Complaint(path, "Here stands a mapping.", "write \"name: ...\" lines below it"));
    }
    return entries;
  }

  private List<String> paragraphs(@Nullable Object value, List<Object> path) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list.stream().map(ArgumentSpecReader::text).toList();
      case Map<?, ?> _ -> {
        complaints.add(
            new Complaint(path, "A description is text, and this is a mapping.", "quote the text"));
        yield List.of();
      }
      default -> List.of(text(value));
    };
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString().strip();
  }

  private void complain(List<Object> path, String key, String what, String fix) {
    complaints.add(
        new Complaint(
            ArgumentValues.with(path, key), "\"" + key + "\" of an argument " + what + ".", fix));
  }
}
