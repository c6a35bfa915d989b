package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Suggestion;
import dev.slipway.model.Keyword;
import dev.slipway.model.Keywords;
import dev.slipway.model.LoopControl;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Mapping.Entry;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import java.util.Optional;
import java.util.regex.Pattern;

/** What {@code loop_control} takes. */
final class LoopControlRules {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,6}(\\.\\d{1,3})?");

  private final Loading loading;

  LoopControlRules(Loading loading) {
    this.loading = loading;
  }

  /** Without a loop it would be passed over. */
  static void requireLoop(Keywords given, Loading loading) {
    Optional<Mapping> control = given.mapping(Keyword.LOOP_CONTROL);
    if (control.isPresent() && given.get(Keyword.LOOP).isEmpty()) {
      loading.error(
          ProblemCode.CONFLICTING_KEYWORDS,
          control.get().range(),
          "\"loop_control\" says how a loop goes, and there is no \"loop\" here.",
          "add the loop, or remove \"loop_control\"");
    }
  }

  boolean fits(Mapping control) {
    boolean fits = true;
    for (Entry entry : control.entries()) {
      fits &= fits(entry);
    }
    return fits;
  }

  private boolean fits(Entry entry) {
    Node value = entry.value();
    return switch (entry.name()) {
      case "loop_var", "index_var" ->
          (value instanceof Scalar name && VARIABLE.matcher(name.text()).matches())
              || refuse(
                  ProblemCode.INVALID_NAME,
                  entry,
                  "the name of a variable",
                  "use letters, digits and _, and begin with a letter");
      case "label" ->
          (value instanceof Scalar label && !label.isNull())
              || refuse(ProblemCode.WRONG_TYPE, entry, "a text", "write what shows for an item");
      case "pause" ->
          isSeconds(value)
              || refuse(
                  ProblemCode.WRONG_TYPE,
                  entry,
                  "a number of seconds",
                  "write a number, such as 2 or 0.5");
      case "extended", "extended_allitems" ->
          (value instanceof Scalar flag && flag.value() instanceof Boolean)
              || refuse(ProblemCode.WRONG_TYPE, entry, "a boolean", "write true or false");
      case "break_when" ->
          KeywordValues.items(value).stream().allMatch(LoopControlRules::isCondition)
              || refuse(
                  ProblemCode.WRONG_TYPE,
                  entry,
                  "a condition or a list of conditions",
                  "write a condition, such as \"$item == 'x'\"");
      default -> unknown(entry);
    };
  }

  private static boolean isSeconds(Node value) {
    return value instanceof Scalar seconds
        && (!seconds.isLiteral() || SECONDS.matcher(seconds.text()).matches());
  }

  private static boolean isCondition(Node item) {
    return item instanceof Scalar scalar && (scalar.isText() || scalar.value() instanceof Boolean);
  }

  private boolean unknown(Entry entry) {
    loading.error(
        ProblemCode.UNKNOWN_KEYWORD,
        entry.key().range(),
        "\"loop_control\" has no \"" + entry.name() + "\".",
        Suggestion.didYouMean(
            entry.name(), LoopControl.KEYS, "use one of: " + String.join(", ", LoopControl.KEYS)));
    return false;
  }

  private boolean refuse(ProblemCode code, Entry entry, String wanted, String fix) {
    loading.error(
        code,
        entry.value().range(),
        "\""
            + entry.name()
            + "\" takes "
            + wanted
            + ", and this is "
            + KeywordValues.shown(entry.value())
            + ".",
        fix);
    return false;
  }
}
