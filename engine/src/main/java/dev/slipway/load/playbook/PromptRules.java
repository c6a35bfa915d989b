package dev.slipway.load.playbook;

import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.SourceRange;
import dev.slipway.diagnostic.Suggestion;
import dev.slipway.tree.Mapping;
import dev.slipway.tree.Mapping.Entry;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What {@code vars_prompt} takes. */
final class PromptRules {
  static final List<String> KEYS =
      List.of("name", "prompt", "default", "private", "confirm", "unsafe");

  private static final Set<String> HASHES = Set.of("encrypt", "salt", "salt_size");

  private final Loading loading;
  private final Set<String> names = new HashSet<>();
  private boolean fits = true;

  PromptRules(Loading loading) {
    this.loading = loading;
  }

  /** Whether the value can be used; what is wrong with it is told. */
  boolean hold(Node value) {
    if (value instanceof Sequence list) {
      list.items().forEach(this::check);
    } else {
      refuse(
          value.range(), "\"vars_prompt\" takes a list.", "begin each variable with \"- name:\"");
    }
    return fits;
  }

  private void check(Node item) {
    if (!(item instanceof Mapping prompt) || prompt.get("name").isEmpty()) {
      refuse(
          item.range(),
          "An entry of \"vars_prompt\" is a mapping with the name of a variable.",
          "write \"- name: NAME\" and \"prompt: QUESTION\"");
      return;
    }
    prompt.entries().forEach(this::check);
    prompt.get("name").ifPresent(this::checkName);
  }

  private void checkName(Node name) {
    if (!(name instanceof Scalar scalar) || !scalar.text().matches("[A-Za-z_][A-Za-z0-9_]*")) {
      refuse(
          name.range(),
          "This cannot be the name of a variable.",
          "use letters, digits and _, and begin with a letter");
    } else if (!names.add(scalar.text())) {
      refuse(name.range(), "\"" + scalar.text() + "\" is asked for twice.", "remove one of them");
    }
  }

  private void check(Entry entry) {
    String key = entry.name();
    if (HASHES.contains(key)) {
      refuse(
          entry.key().range(),
          "\"" + key + "\" is not there: answers are taken as they are typed.",
          "ask for the hash itself, as \"openssl passwd -6\" prints it");
    } else if (!KEYS.contains(key)) {
      refuse(
          entry.key().range(),
          "\"vars_prompt\" has no \"" + key + "\".",
          Suggestion.didYouMean(key, KEYS, "use one of: " + String.join(", ", KEYS)));
    } else {
      checkValue(entry);
    }
  }

  private void checkValue(Entry entry) {
    boolean flag = Set.of("private", "confirm", "unsafe").contains(entry.name());
    boolean literal = entry.value().isLiteral();
    if (flag && !(entry.value() instanceof Scalar s && s.value() instanceof Boolean)) {
      refuse(
          entry.value().range(),
          "\"" + entry.name() + "\" is true or false, before any variable is known.",
          "write true or false");
    } else if (entry.name().equals("unsafe")
        && Boolean.FALSE.equals(((Scalar) entry.value()).value())) {
      refuse(
          entry.value().range(),
          "What is typed is never evaluated.",
          "remove the line, or put the expression into \"default\"");
    } else if (entry.name().equals("prompt") && !(literal && entry.value() instanceof Scalar)) {
      refuse(
          entry.value().range(),
          "The question is shown before any variable is known.",
          "write the text itself");
    }
  }

  private void refuse(SourceRange range, String message, String fix) {
    loading.error(ProblemCode.WRONG_TYPE, range, message, fix);
    fits = false;
  }
}
