package dev.slipway.load.playbook;

import com.google.common.collect.ImmutableMap;
import dev.slipway.tree.Mapping.Entry;
import dev.slipway.tree.Node;
import dev.slipway.tree.Scalar;
import dev.slipway.tree.Sequence;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says for each {@code with_*} which {@code loop} does the same. */
final class LoopReplacement {
  private static final String PREFIX = "with_";
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\s*([^}]*?)\\s*}");
  private static final Pattern BRACES = Pattern.compile("\\{\\{\\s*([\\w.]+)\\s*}}");

  /** Where the same list under {@code loop} is not enough. {@code %s} is the name of a variable. */
  private static final ImmutableMap<String, String> FORMS =
      ImmutableMap.<String, String>builder()
          .put("dict", "write \"loop: ${%s.entrySet()}\", and read item.key and item.value")
          .put("indexed_items", "write \"loop: ${%s}\", and read item and loop.index0")
          .put("sequence", "write \"loop\" with the list of numbers, such as [1, 2, 3]")
          .put("flattened", "write \"loop: ${list.flatten($%s)}\"")
          .put("random_choice", "write the one value where it is used")
          .put("fileglob", "write \"loop\" with the list of files")
          .put("filetree", "write \"loop\" with the list of files, or copy the whole folder")
          .put("first_found", "read the first one that is there with ${lookup.first(...)}")
          .put("file", "write \"loop\" with the list of files, and read ${lookup.file($item)}")
          .put("lines", "write \"loop: ${text.split($lookup.pipe('...'), '\\n')}\"")
          .put("inventory_hostnames", "write \"loop: ${groups.NAME}\"")
          .put("nested", "write \"loop\" with the list of pairs")
          .put("cartesian", "write \"loop\" with the list of pairs")
          .put("together", "write \"loop\" with the list of pairs")
          .put("subelements", "write \"loop\" with the list of pairs")
          .build();

  private LoopReplacement() {}

  static Optional<RefusedKeyword> of(Entry entry) {
    String name = entry.name();
    return name.startsWith(PREFIX) && name.length() > PREFIX.length()
        ? Optional.of(
            new RefusedKeyword("There is no \"" + name + "\" here; there is \"loop\".", fix(entry)))
        : Optional.empty();
  }

  private static String fix(Entry entry) {
    String form = FORMS.get(entry.name().substring(PREFIX.length()));
    if (form != null) {
      return form.formatted(variable(entry.value()).orElse("NAME"));
    }
    return switch (entry.value()) {
      case Sequence _ -> "write \"loop\" in its place, with the same list";
      case Node value ->
          variable(value)
              .map(name -> "write \"loop: ${" + name + "}\"")
              .orElse("write \"loop\" in its place, with a list");
    };
  }

  /** The variable that a value refers to, in our notation or in Ansible's, or by its bare name. */
  private static Optional<String> variable(Node value) {
    if (!(value instanceof Scalar scalar)) {
      return Optional.empty();
    }
    String text = scalar.text().strip();
    for (Pattern pattern : java.util.List.of(REFERENCE, BRACES)) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.matches()) {
        return Optional.of(matcher.group(1));
      }
    }
    return text.matches("[A-Za-z_][\\w.]*") ? Optional.of(text) : Optional.empty();
  }
}
