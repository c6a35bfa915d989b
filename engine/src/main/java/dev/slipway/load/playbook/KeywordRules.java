package dev.slipway.load.playbook;

import com.google.common.collect.ImmutableMap;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.Suggestion;
import dev.slipway.model.Keyword;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What single keywords ask of their value beyond its type. */
final class KeywordRules {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern SIZE = Pattern.compile("\\d{1,9}%?");
  private static final Pattern TASK_ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

  /** The values of keywords that take one of a few. */
  static final ImmutableMap<Keyword, List<String>> CHOICES =
      ImmutableMap.of(
          Keyword.STRATEGY, List.of("graph", "linear"),
          Keyword.ORDER,
              List.of("inventory", "sorted", "reverse_sorted", "reverse_inventory", "shuffle"),
          Keyword.BECOME_METHOD, List.of("sudo"),
          Keyword.CONNECTION, List.of("ssh", "smart", "local"));

  private final Loading loading;
  private final LoopControlRules loopControl;

  KeywordRules(Loading loading) {
    this.loading = loading;
    this.loopControl = new LoopControlRules(loading);
  }

  /** The value to keep; its type fits already. */
  Optional<Node> check(Keyword keyword, Node value) {
    return switch (keyword) {
      case TAGS -> Optional.of(splitAtCommas(value));
      case VARS -> {
        new VariableNames(loading).check((Mapping) value);
        yield Optional.of(value);
      }
      case VARS_PROMPT -> Optional.of(value).filter(node -> new PromptRules(loading).hold(node));
      case SERIAL -> Optional.of(value).filter(this::isSerial);
      case LOOP -> Optional.of(value).filter(this::isLoop);
      case LOOP_CONTROL -> Optional.of(value).filter(node -> loopControl.fits((Mapping) node));
      case LISTEN -> Optional.of(value).filter(node -> isLiteral(keyword, node));
      case STRATEGY, ORDER, BECOME_METHOD, CONNECTION ->
          Optional.of(value).filter(node -> isChoice(keyword, (Scalar) node));
      default -> Optional.of(value);
    };
  }

  boolean isName(Keyword keyword, Scalar value) {
    Pattern pattern = keyword == Keyword.ID ? TASK_ID : VARIABLE;
    if (!isLiteral(keyword, value)) {
      return false;
    }
    if (pattern.matcher(value.text()).matches()) {
      return true;
    }
    loading.error(
        ProblemCode.INVALID_NAME,
        value.range(),
        "\"" + value.text() + "\" cannot be a name for \"" + keyword.label() + "\".",
        "use letters, digits and _"
            + (keyword == Keyword.ID ? " and -" : "")
            + ", and begin with a letter");
    return false;
  }

  private boolean isLiteral(Keyword keyword, Node value) {
    if (!value.isLiteral()) {
      loading.error(
          ProblemCode.INVALID_NAME,
          value.range(),
          "\"" + keyword.label() + "\" is read before any variable is known.",
          "write the name itself");
    }
    return value.isLiteral();
  }

  private boolean isChoice(Keyword keyword, Scalar value) {
    List<String> choices = CHOICES.getOrDefault(keyword, List.of());
    if (!value.isLiteral() || choices.contains(value.text())) {
      return true;
    }
    boolean free = keyword == Keyword.STRATEGY && value.text().equals("free");
    String all = "one of: " + String.join(", ", choices) + "";
    loading.error(
        ProblemCode.UNSUPPORTED,
        value.range(),
        "\"" + keyword.label() + "\" does not take \"" + value.text() + "\".",
        free
            ? "write \"strategy: graph\", or leave it out: hosts do not wait for each other then"
            : Suggestion.nearest(value.text(), choices)
                .map(near -> "did you mean \"" + near + "\"?  It is " + all)
                .orElse("write " + all));
    return false;
  }

  private boolean isSerial(Node value) {
    List<Node> wrong =
        KeywordValues.items(value).stream()
            .filter(item -> item.isLiteral())
            .filter(item -> !(item instanceof Scalar size && SIZE.matcher(size.text()).matches()))
            .toList();
    wrong.forEach(
        item ->
            loading.error(
                ProblemCode.WRONG_TYPE,
                item.range(),
                "\"serial\" takes a number of hosts or a percentage, and this is "
                    + KeywordValues.shown(item)
                    + ".",
                "write a number such as 2, a percentage such as \"30%\", or a list of them"));
    return wrong.isEmpty();
  }

  private boolean isLoop(Node value) {
    boolean fits = value instanceof Sequence || (value instanceof Scalar && !value.isLiteral());
    if (!fits) {
      loading.error(
          ProblemCode.WRONG_TYPE,
          value.range(),
          "\"loop\" takes a list, and this is " + KeywordValues.shown(value) + ".",
          "write a list, or an expression that gives one, such as ${packages}");
    }
    return fits;
  }

  /** {@code tags: a, b} is two tags. */
  private static Node splitAtCommas(Node value) {
    List<Node> tags = new ArrayList<>();
    for (Node item : KeywordValues.items(value)) {
      Scalar scalar = (Scalar) item;
      if (!scalar.isLiteral() || !scalar.text().contains(",")) {
        tags.add(scalar);
        continue;
      }
      int from = 0;
      for (String part : scalar.text().split(",", -1)) {
        int start = from + part.length() - part.stripLeading().length();
        String tag = part.strip();
        if (!tag.isEmpty()) {
          tags.add(Scalar.text(scalar.part(start, start + tag.length()), tag));
        }
        from += part.length() + 1;
      }
    }
    return new Sequence(value.range(), tags);
  }
}
