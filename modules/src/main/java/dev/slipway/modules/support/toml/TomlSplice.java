package dev.slipway.modules.support.toml;

import java.util.Comparator;
import java.util.List;

/** The characters from {@code start} to before {@code end} become another text. */
record TomlSplice(int start, int end, String text) {

  static TomlSplice insert(int at, String text) {
    return new TomlSplice(at, at, text);
  }

  static TomlSplice delete(int start, int end) {
    return new TomlSplice(start, end, "");
  }

  TomlDocument of(TomlDocument document) {
    return all(document, List.of(this));
  }

  /** Several, none of which touches what another one alters. */
  static TomlDocument all(TomlDocument document, List<TomlSplice> splices) {
    StringBuilder text = new StringBuilder(document.text());
    splices.stream()
        .sorted(Comparator.comparingInt(TomlSplice::start).reversed())
        .forEach(splice -> text.replace(splice.start(), splice.end(), splice.text()));
    return TomlDocument.parse(text.toString());
  }
}
