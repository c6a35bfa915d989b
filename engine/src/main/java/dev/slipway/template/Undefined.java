package dev.slipway.template;

import static java.util.Map.entry;

import dev.slipway.diagnostic.Suggestion;
import dev.slipway.template.tool.Tool;
import dev.slipway.template.tool.ToolDoc;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says that something is not there, and what was probably meant. */
final class Undefined {
  private static final Pattern ENVIRONMENT_NAME = Pattern.compile("[A-Z_][A-Z0-9_]*");
  private static final String ALL_FACTS = "ansible_facts";
  private static final String FACT_PREFIX = "ansible_";

  /** Names that ansible-core has and nobody needs here, and what to write. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          entry("ansible_version", "there is no ansible-core here; leave the condition out"),
          entry("ansible_playbook_python", "there is no Python here; leave it out"),
          entry("ansible_collection_name", "there are no collections; write the text itself"),
          entry("ansible_config_file", "settings are in slipway.yml; write the path itself"),
          entry("ansible_diff_mode", "whether differences are shown alters nothing; leave it out"),
          entry("ansible_verbosity", "how much is shown alters nothing; leave it out"),
          entry(
              "ansible_search_path", "write the path itself, from ${role_path} or ${playbook_dir}"),
          entry("ansible_parent_role_names", "give the role what it has to know as a parameter"),
          entry("ansible_parent_role_paths", "give the role what it has to know as a parameter"),
          entry("ansible_delegated_vars", "write ${hostvars['HOST'].NAME} with the other host"),
          entry("ansible_current_hosts", "write ${ansible_play_hosts}"),
          entry("ansible_failed_hosts", "write ${list.minus($play_hosts_all, $play_hosts)}"),
          entry("vars", "write ${hostvars[$inventory_hostname]}, or the name itself"),
          entry("environment", "write ${lookup.env('NAME')} for a variable of this machine"));

  private static final Set<String> CALLS = Set.of("size", "isEmpty", "length");

  private Undefined() {}

  static Failure.Missing root(StrictReference reference, Collection<String> names) {
    String name = reference.getRootString();
    String rest = reference.written(reference.stepCount()).substring(name.length());
    return new Failure.Missing(
        reference.place(), "\"" + name + "\" is not defined.", fix(name, rest, names));
  }

  /**
   * What to write instead of a name that nothing defines.
   *
   * @param rest what is written behind the name
   */
  static String fix(String name, String rest, Collection<String> names) {
    if (name.equals(ALL_FACTS)) {
      return "facts are under \"facts\": write ${facts" + rest + "}";
    }
    if (ELSEWHERE.containsKey(name)) {
      return ELSEWHERE.get(name);
    }
    Optional<String> nearest = nearest(name, names);
    if (nearest.isPresent()) {
      return "did you mean \"" + nearest.get() + "\"?";
    }
    if (name.startsWith(FACT_PREFIX)) {
      String fact = name.substring(FACT_PREFIX.length());
      return "facts are under \"facts\": write ${facts." + fact + rest + "}";
    }
    if (ENVIRONMENT_NAME.matcher(name).matches()) {
      return "for a variable of the shell write \\${"
          + name
          + "}; for one of this machine's environment write ${lookup.env('"
          + name
          + "')}";
    }
    return "define \"" + name + "\", or give an alternate value: ${" + name + rest + "|''}";
  }

  /** What two names have in common by convention does not make them similar. */
  private static Optional<String> nearest(String name, Collection<String> names) {
    if (!name.startsWith(FACT_PREFIX)) {
      return Suggestion.nearest(name, names);
    }
    List<String> ends =
        names.stream()
            .filter(each -> each.startsWith(FACT_PREFIX))
            .map(each -> each.substring(FACT_PREFIX.length()))
            .toList();
    return Suggestion.nearest(name.substring(FACT_PREFIX.length()), ends).map(FACT_PREFIX::concat);
  }

  static Failure.Missing ofNull(StrictReference reference, int step) {
    return new Failure.Missing(
        reference.place(),
        "\"" + reference.written(step) + "\" is null, so nothing can be read from it.",
        alternate(reference));
  }

  static Failure.Missing key(StrictReference reference, int step, Map<?, ?> map, String key) {
    List<String> keys = map.keySet().stream().map(String::valueOf).toList();
    String some = keys.stream().limit(8).collect(Collectors.joining(", "));
    String otherwise =
        keys.isEmpty()
            ? "it is empty; " + alternate(reference)
            : "it has: " + some + (keys.size() > 8 ? ", ..." : "");
    return new Failure.Missing(
        reference.place(),
        "\"" + reference.written(step) + "\" has no \"" + key + "\".",
        Suggestion.didYouMean(key, keys, otherwise));
  }

  static Failure.Missing index(
      StrictReference reference, int step, int size, @Nullable Long index) {
    String items = size == 1 ? "1 item" : size + " items";
    return new Failure.Missing(
        reference.place(),
        "\""
            + reference.written(step)
            + "\" has "
            + items
            + (index == null ? "; this one is not there." : "; there is no [" + index + "]."),
        "indexes count from 0; " + alternate(reference));
  }

  static Failure.Missing property(
      StrictReference reference, int step, Object from, String property) {
    return new Failure.Missing(
        reference.place(),
        is(reference, step, from) + " and has no \"" + property + "\".",
        CALLS.contains(property)
            ? "write " + property + "()"
            : switch (from) {
              case List<?> _ -> "take one of its items first, such as [0]";
              case Tool tool -> methods(tool, property);
              default -> "only maps have keys";
            });
  }

  static Failure method(StrictReference reference, int step, Object from, String method) {
    return Failure.failed(
        reference.place(),
        is(reference, step, from) + " and has no method \"" + method + "\" for these arguments.",
        from instanceof Tool tool
            ? methods(tool, method)
            : "see the methods in docs/expressions.md");
  }

  /** How a method of a tool is called, or which methods there are. */
  private static String methods(Tool tool, String method) {
    List<String> calls =
        ToolDoc.of(tool.getClass()).calls().stream().map(ToolDoc.Call::call).toList();
    List<String> names = calls.stream().map(call -> call.substring(0, call.indexOf('('))).toList();
    int known = names.indexOf(method);
    return known >= 0
        ? "call it as " + calls.get(known)
        : Suggestion.didYouMean(method, names, "it has: " + String.join(", ", names));
  }

  private static String is(StrictReference reference, int step, Object from) {
    return "\"" + reference.written(step) + "\" is " + Values.describe(from);
  }

  private static String alternate(StrictReference reference) {
    return "give an alternate value: ${" + reference.written(reference.stepCount()) + "|''}";
  }

  /** A value that has no text, inside a text. */
  static Failure text(StrictReference reference, NoTextException noText) {
    return Failure.failed(
        reference.place(),
        "\"" + reference.written(reference.stepCount()) + "\" " + noText.getMessage() + ".",
        noText.fix().orElseGet(() -> alternate(reference)));
  }

  /** A tool, where a value is needed. */
  static Failure tool(StrictReference reference, Tool tool) {
    return Failure.failed(
        reference.place(),
        "\"" + reference.getRootString() + "\" is a tool and no value.",
        methods(tool, ""));
  }
}
