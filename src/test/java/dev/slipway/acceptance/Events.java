package dev.slipway.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What {@code --output json} says. */
record Events(List<JsonNode> lines) {

  static Events of(Slipway.Finished finished) {
    ObjectMapper mapper = new ObjectMapper();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : finished.output().lines().toList()) {
      try {
        lines.add(mapper.readTree(line));
      } catch (JsonProcessingException e) {
        throw new AssertionError("not JSON: " + line + "\n" + finished, e);
      }
    }
    return new Events(lines);
  }

  /** Every change, as one line each: host, task, item and the whole diff. */
  SortedSet<String> changes() {
    return items("changed", true);
  }

  /** The tasks whose effect a dry run could not tell. */
  SortedSet<String> knownAfterApply() {
    return items("known_after_apply", false);
  }

  private SortedSet<String> items(String status, boolean withDiff) {
    SortedSet<String> found = new TreeSet<>();
    for (JsonNode event : lines) {
      for (JsonNode item : event.path("items")) {
        if (item.path("status").asText().equals(status)) {
          String task = event.path("host").asText() + " " + event.path("task").asText();
          String label = item.has("item") ? " [" + item.path("item").asText() + "]" : "";
          found.add(task + label + (withDiff ? " " + item.path("diff") : ""));
        }
      }
    }
    return found;
  }

  /** One of the counts of a host at the end. */
  int count(String host, String name) {
    return lines.getLast().path("hosts").path(host).path(name).asInt(-1);
  }
}
