package dev.slipway.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured, by task and contestant, and what could not be. */
final class Results {
  private final Map<Task, Map<Contestant, List<Measurement>>> measured = new LinkedHashMap<>();
  private final List<String> failures = new ArrayList<>();

  void add(Task task, Contestant contestant, Measurement measurement) {
    measured
        .computeIfAbsent(task, _ -> new LinkedHashMap<>())
        .computeIfAbsent(contestant, _ -> new ArrayList<>())
        .add(measurement);
  }

  void fail(String what) {
    failures.add(what);
  }

  Map<Task, Map<Contestant, List<Measurement>>> measured() {
    return measured;
  }

  /** Runs that did not do what they were asked to; they are in no figure. */
  List<String> failures() {
    return failures;
  }
}
