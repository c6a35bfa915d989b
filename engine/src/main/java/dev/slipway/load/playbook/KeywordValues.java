package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.model.Keyword;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Mapping.Entry;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks that the value of a keyword has a form that the keyword can take. */
final class KeywordValues {
  private static final Set<String> BOOLEANS =
      Set.of("true", "false", "yes", "no", "on", "off", "1", "0");
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

  private final Loading loading;
  private final KeywordRules rules;

  KeywordValues(Loading loading) {
    this.loading = loading;
    this.rules = new KeywordRules(loading);
  }

  /** The value to keep; empty when it was refused, or is a name that was left empty. */
  Optional<Node> check(Keyword keyword, Entry entry) {
    Node value = entry.value();
    if (value instanceof Scalar scalar && scalar.isNull() && mayBeEmpty(keyword)) {
      return Optional.empty();
    }
    boolean fits =
        switch (keyword.type()) {
          case TEXT -> isText(keyword, value);
          case NAME -> isText(keyword, value) && rules.isName(keyword, (Scalar) value);
          case BOOLEAN -> isBoolean(keyword, value);
          case INTEGER -> isWhole(keyword, value);
          case TEXTS -> eachIsText(keyword, value);
          case CONDITIONS -> eachIsCondition(keyword, value);
          case MAPPING -> isMapping(keyword, value);
          case ANY -> true;
        };
    return fits ? rules.check(keyword, value) : Optional.empty();
  }

  /** As in Ansible, a name or variables without a value are the same as none. */
  static boolean mayBeEmpty(Keyword keyword) {
    return keyword == Keyword.NAME || keyword == Keyword.VARS;
  }

  private boolean isText(Keyword keyword, Node value) {
    return (value instanceof Scalar scalar && !scalar.isNull())
        || refuse(keyword, value, "text", "write one text");
  }

  private boolean isBoolean(Keyword keyword, Node value) {
    boolean fits =
        value instanceof Scalar scalar
            && (!scalar.isLiteral()
                || BOOLEANS.contains(scalar.text().toLowerCase(Locale.ROOT))
                || (keyword == Keyword.RUN_ONCE && scalar.text().equals(Keyword.FIRST_MATCH)));
    return fits || refuse(keyword, value, "a boolean", "write true or false");
  }

  private boolean isWhole(Keyword keyword, Node value) {
    boolean fits =
        value instanceof Scalar scalar
            && (!scalar.isLiteral() || WHOLE.matcher(scalar.text()).matches());
    return fits || refuse(keyword, value, "a whole number", "write a whole number, such as 10");
  }

  private boolean eachIsText(Keyword keyword, Node value) {
    return items(value).stream()
        .allMatch(
            item ->
                (item instanceof Scalar scalar && !scalar.isNull())
                    || refuse(keyword, item, "text or a list of texts", "write texts"));
  }

  private boolean eachIsCondition(Keyword keyword, Node value) {
    return items(value).stream().allMatch(item -> isCondition(keyword, item));
  }

  private boolean isCondition(Keyword keyword, Node item) {
    boolean fits =
        item instanceof Scalar scalar && (scalar.isText() || scalar.value() instanceof Boolean);
    return fits
        || refuse(
            keyword,
            item,
            "a condition or a list of conditions",
            "write a condition, such as \"$x == 'y'\"");
  }

  private boolean isMapping(Keyword keyword, Node value) {
    boolean evaluated =
        keyword == Keyword.ENVIRONMENT && value instanceof Scalar scalar && !scalar.isLiteral();
    return value instanceof Mapping
        || evaluated
        || refuse(keyword, value, "a mapping", "write \"key: value\" lines below it");
  }

  private boolean refuse(Keyword keyword, Node value, String wanted, String fix) {
    SourceRange range = value.range();
    loading.error(
        ProblemCode.WRONG_TYPE,
        range,
        "\"" + keyword.label() + "\" takes " + wanted + ", and this is " + shown(value) + ".",
        fix);
    return false;
  }

  static String shown(Node value) {
    boolean shortText =
        value instanceof Scalar scalar
            && !scalar.isNull()
            && scalar.text().length() <= 40
            && !scalar.text().contains("\n");
    return shortText ? "\"" + ((Scalar) value).text() + "\"" : value.describe();
  }

  static List<Node> items(Node value) {
    return value instanceof Sequence list ? list.items() : List.of(value);
  }
}
