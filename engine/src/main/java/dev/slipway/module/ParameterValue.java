package dev.slipway.module;

import dev.slipway.diagnostic.Suggestion;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns a value, written as a literal or rendered, into the type that {@link ParameterType} names.
 * Pure.
 */
public final class ParameterValue {
  private static final Set<String> TRUE = Set.of("true", "yes", "on", "1");
  private static final Set<String> FALSE = Set.of("false", "no", "off", "0");
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
  private static final Pattern OCTAL = Pattern.compile("(?:0o)?([0-7]{1,5})");
  private static final String CLAUSE = "[ugoa]*(?:[-+=](?:[rwxXst]*|[ugo]))+";
  private static final Pattern SYMBOLIC = Pattern.compile(CLAUSE + "(?:," + CLAUSE + ")*");

  private final Parameter parameter;
  private final Optional<String> rawText;

  private ParameterValue(Parameter parameter, Optional<String> rawText) {
    this.parameter = parameter;
    this.rawText = rawText;
  }

  /**
   * The value as the parameter's type and choices have it.
   *
   * @param value a {@link String}, {@link Boolean}, {@link Number}, {@link List}, {@link Map} or
   *     null, which stands for "not given" and stays null
   * @param rawText the characters of an unquoted scalar, where there is one: {@code 0644} of the
   *     number 420
   * @return the Java type documented at {@link ParameterType}; values of {@code LOCAL_FILE}, {@code
   *     LOCAL_PLACE}, {@code LOCAL_COMMAND}, {@code TEMPLATE}, {@code CONDITIONS} and {@code
   *     EXPRESSION}, which the engine evaluates, as they are
   */
  public static @Nullable Object coerce(
      Parameter parameter, @Nullable Object value, Optional<String> rawText)
      throws InvalidValueException {
    return value == null ? null : new ParameterValue(parameter, rawText).typed(value);
  }

  private Object typed(Object value) throws InvalidValueException {
    Object typed =
        switch (parameter.type()) {
          case TEXT -> text(value);
          case BOOLEAN -> truth(value);
          case INTEGER -> whole(value);
          case NUMBER -> number(value);
          case PATH -> path(text(value));
          case MODE -> mode(value);
          case TEXTS -> texts(value);
          case LIST -> value instanceof List<?> list ? list : List.of(value);
          case MAP -> map(value);
          case ANY, LOCAL_FILE, LOCAL_PLACE, LOCAL_COMMAND, TEMPLATE, CONDITIONS, EXPRESSION ->
              value;
        };
    if (parameter.type() == ParameterType.MODE) {
      return typed;
    }
    List<?> each = typed instanceof List<?> list ? list : List.of(typed);
    for (Object one : each) {
      requireChoice(String.valueOf(one));
    }
    return typed;
  }

  private String text(Object value) throws InvalidValueException {
    return switch (value) {
      case String text -> text;
      case Number _, Boolean _ -> rawText.orElseGet(value::toString);
      default -> throw wrongKind("text", value, "write one text");
    };
  }

  private Boolean truth(Object value) throws InvalidValueException {
    String lower = value.toString().toLowerCase(Locale.ROOT);
    boolean scalar = !(value instanceof List || value instanceof Map);
    if (scalar && TRUE.contains(lower)) {
      return true;
    }
    if (scalar && FALSE.contains(lower)) {
      return false;
    }
    throw wrongKind("a boolean", value, "write true or false");
  }

  private Long whole(Object value) throws InvalidValueException {
    return switch (value) {
      case Long number -> number;
      case Integer number -> number.longValue();
      case BigInteger number when number.bitLength() < Long.SIZE -> number.longValue();
      case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
          number.longValue();
      case String text when WHOLE.matcher(text.strip()).matches() ->
          Long.valueOf(text.strip().replaceFirst("^\\+", ""));
      default -> throw wrongKind("a whole number", value, "write a whole number, such as 10");
    };
  }

  private Double number(Object value) throws InvalidValueException {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    try {
      if (value instanceof String text) {
        return new BigDecimal(text.strip()).doubleValue();
      }
    } catch (NumberFormatException _) {
      // Said below, as for all other values.
    }
    throw wrongKind("a number", value, "write a number, such as 10 or 0.5");
  }

  private String path(String text) throws InvalidValueException {
    if (text.startsWith("/") || text.startsWith("~")) {
      return text;
    }
    String message =
        text.isBlank()
            ? "Parameter \"%s\" is an empty path.".formatted(parameter.name())
            : "Parameter \"%s\" needs an absolute path, and \"%s\" is none."
                .formatted(parameter.name(), shown(text));
    throw new InvalidValueException(
        message, "begin it with \"/\", or with \"~/\" for the home folder");
  }

  private String mode(Object value) throws InvalidValueException {
    if (value instanceof Number && rawText.isEmpty()) {
      throw new InvalidValueException(
          "Parameter \"%s\" got the number %s, and a number has lost the octal digits of a mode."
              .formatted(parameter.name(), value),
          "quote the mode where it is set, such as '0644'");
    }
    String text = text(value).strip();
    Matcher octal = OCTAL.matcher(text);
    if (octal.matches()) {
      return octal.group(1);
    }
    if (SYMBOLIC.matcher(text).matches() || parameter.choices().contains(text)) {
      return text;
    }
    throw new InvalidValueException(
        "Parameter \"%s\" needs a mode, and \"%s\" is none."
            .formatted(parameter.name(), shown(text)),
        "write octal digits in quotes, such as '0644', or a form such as u=rw,go=r");
  }

  private List<String> texts(Object value) throws InvalidValueException {
    if (value instanceof List<?> list) {
      List<String> texts = new ArrayList<>();
      for (Object item : list) {
        texts.add(new ParameterValue(parameter, Optional.empty()).itemText(item));
      }
      return List.copyOf(texts);
    }
    if (value instanceof Map) {
      throw wrongKind("a list of texts", value, "write a list");
    }
    return Arrays.stream(text(value).split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private String itemText(@Nullable Object item) throws InvalidValueException {
    if (item == null) {
      throw new InvalidValueException(
          "Parameter \"%s\" has an empty entry.".formatted(parameter.name()),
          "remove the entry, or write its text");
    }
    return text(item);
  }

  private Map<?, ?> map(Object value) throws InvalidValueException {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw wrongKind("a mapping", value, "write \"key: value\" lines below it");
  }

  private void requireChoice(String text) throws InvalidValueException {
    List<String> choices = parameter.choices();
    if (choices.isEmpty() || choices.contains(text)) {
      return;
    }
    String all = "one of: " + String.join(", ", choices) + "";
    throw new InvalidValueException(
        "Parameter \"%s\" does not take \"%s\".".formatted(parameter.name(), shown(text)),
        Suggestion.nearest(text, choices)
            .map(near -> "did you mean \"" + near + "\"?  It is " + all)
            .orElse("write " + all));
  }

  private InvalidValueException wrongKind(String wanted, Object value, String fix) {
    String kind =
        switch (value) {
          case List<?> _ -> "a list";
          case Map<?, ?> _ -> "a mapping";
          case Boolean truth -> "the boolean " + shown(truth.toString());
          case Number number -> "the number " + shown(number.toString());
          default -> "\"" + shown(value.toString()) + "\"";
        };
    return new InvalidValueException(
        "Parameter \"%s\" needs %s, and this is %s.".formatted(parameter.name(), wanted, kind),
        fix);
  }

  private String shown(String text) {
    if (parameter.sensitive()) {
      return "********";
    }
    String line = text.lines().findFirst().orElse("");
    return line.length() > 60 || line.length() < text.length()
        ? line.substring(0, Math.min(line.length(), 60)) + "..."
        : line;
  }
}
