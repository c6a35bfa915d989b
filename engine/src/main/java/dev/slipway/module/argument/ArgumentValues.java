package dev.slipway.module.argument;

import dev.slipway.diagnostic.Suggestion;
import dev.slipway.module.InvalidValueException;
import dev.slipway.module.Parameter;
import dev.slipway.module.ParameterValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Compares values with options, and gathers all that is wrong. */
final class ArgumentValues {
  private static final Pattern SIZE =
      Pattern.compile("\\s*[0-9]+(\\.[0-9]+)?\\s*([KMGTPEZYkmgtpezy]i?)?[Bb]?\\s*");

  private final List<Complaint> found = new ArrayList<>();

  List<Complaint> found() {
    return List.copyOf(found);
  }

  void check(List<ArgumentOption> options, Map<?, ?> given, List<Object> path) {
    for (ArgumentOption option : options) {
      Object value = given.get(option.name());
      List<Object> here = with(path, option.name());
      if (value != null) {
        check(option, value, here);
      } else if (option.required()) {
        complain(
            here,
            "Parameter \"" + Complaint.shown(here) + "\" must be given.",
            "set \"" + option.name() + "\", " + article(option.typeText()));
      }
    }
  }

  private static String article(String type) {
    return (type.matches("[aeio].*") ? "an " : "a ") + type;
  }

  void check(ArgumentOption option, Object value, List<Object> path) {
    if (value == ArgumentSpec.Later.VALUE) {
      return;
    }
    if (option.type() == OptionType.LIST) {
      checkList(option, value, path);
      return;
    }
    if (isTyped(option, option.type(), value, path) && value instanceof Map<?, ?> map) {
      checkParts(option, map, path);
    }
  }

  /** Nothing is converted for the role, so that one text is no list of one. */
  private void checkList(ArgumentOption option, Object value, List<Object> path) {
    if (!(value instanceof List<?> list)) {
      String what = value instanceof Map ? "a mapping" : "\"" + shown(option, value) + "\"";
      complain(
          path,
          "Parameter \"" + Complaint.shown(path) + "\" needs a list, and this is " + what + ".",
          "write a list");
      return;
    }
    OptionType type = option.elements().orElse(OptionType.RAW);
    for (int index = 0; index < list.size(); index++) {
      Object item = list.get(index);
      List<Object> here = with(path, index);
      if (item == null) {
        complain(
            here, "Parameter \"" + Complaint.shown(here) + "\" has no value.", "remove the entry");
      } else if (item != ArgumentSpec.Later.VALUE
          && isTyped(option, type, item, here)
          && item instanceof Map<?, ?> map) {
        checkParts(option, map, here);
      }
    }
  }

  private static String shown(ArgumentOption option, Object value) {
    String text = value.toString().lines().findFirst().orElse("");
    return option.secret() ? "********" : text.length() > 60 ? text.substring(0, 60) : text;
  }

  private void checkParts(ArgumentOption option, Map<?, ?> map, List<Object> path) {
    List<String> known = option.options().stream().map(ArgumentOption::name).toList();
    if (known.isEmpty()) {
      return;
    }
    for (Object key : map.keySet()) {
      String name = String.valueOf(key);
      if (!known.contains(name)) {
        complain(
            with(path, name),
            "Parameter \"" + Complaint.shown(path) + "\" has no \"" + name + "\".",
            Suggestion.didYouMean(name, known, "use one of: " + String.join(", ", known)));
      }
    }
    check(option.options(), map, path);
  }

  private boolean isTyped(ArgumentOption option, OptionType type, Object value, List<Object> path) {
    String name = Complaint.shown(path);
    Parameter parameter = Parameter.state(name, type.kind(), "");
    String[] choices = option.choices().stream().map(String::valueOf).toArray(String[]::new);
    Parameter judging = (option.secret() ? parameter.secret() : parameter).oneOf(choices);
    try {
      Object typed = ParameterValue.coerce(judging, value, Optional.empty());
      if (type.isSize() && !SIZE.matcher(String.valueOf(typed)).matches()) {
        complain(
            path,
            "Parameter \"%s\" needs a size, and this is \"%s\"."
                .formatted(name, shown(option, value)),
            "write a number with a unit, such as 10M");
        return false;
      }
      return true;
    } catch (InvalidValueException e) {
      complain(path, e.message(), e.fix());
      return false;
    }
  }

  private void complain(List<Object> path, String message, String fix) {
    found.add(new Complaint(path, message, fix));
  }

  static List<Object> with(List<Object> path, Object step) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(step);
    return List.copyOf(longer);
  }
}
