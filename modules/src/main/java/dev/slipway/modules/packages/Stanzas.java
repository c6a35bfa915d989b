package dev.slipway.modules.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text in the form of {@code deb-control(5)}: stanzas of fields, with empty lines between them. */
final class Stanzas {
  private Stanzas() {}

  /** Each stanza, without a line end behind it. */
  static List<String> of(List<String> lines) {
    List<String> stanzas = new ArrayList<>();
    List<String> stanza = new ArrayList<>();
    for (String line : lines) {
      if (line.isBlank()) {
        if (!stanza.isEmpty()) {
          stanzas.add(String.join("\n", stanza));
        }
        stanza.clear();
      } else {
        stanza.add(line);
      }
    }
    if (!stanza.isEmpty()) {
      stanzas.add(String.join("\n", stanza));
    }
    return stanzas;
  }

  /** What the first line of a field says. */
  static Optional<String> field(String stanza, String name) {
    Matcher matcher = Pattern.compile("(?m)^" + Pattern.quote(name) + ": *(.*)$").matcher(stanza);
    return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
  }
}
