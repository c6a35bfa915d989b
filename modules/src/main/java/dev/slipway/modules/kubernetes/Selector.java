package dev.slipway.modules.kubernetes;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A selector by equality.
 *
 * @param labels and the values that they must have
 */
record Selector(Map<String, String> labels) {
  private static final Pattern PAIR =
      Pattern.compile("\\s*([A-Za-z0-9._/-]+)=([A-Za-z0-9._-]+)\\s*");

  Selector {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  /** Of {@code key=value}, several with commas between; empty when a text is none such. */
  static Optional<Selector> of(String text) {
    Map<String, String> labels = new HashMap<>();
    for (String part : text.split(",", -1)) {
      Matcher pair = PAIR.matcher(part);
      if (!pair.matches()) {
        return Optional.empty();
      }
      labels.put(pair.group(1), pair.group(2));
    }
    return Optional.of(new Selector(labels));
  }

  /** Whether an object carries all of its labels. */
  boolean selects(ClusterObject object) {
    Map<String, Object> carried =
        Documents.map(Documents.map(object.definition(), "metadata"), "labels");
    return labels.entrySet().stream()
        .allMatch(label -> label.getValue().equals(Documents.text(carried, label.getKey())));
  }

  /** As {@code kubectl -l} and the API take it. */
  @Override
  public String toString() {
    return labels.entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .collect(Collectors.joining(","));
  }
}
