package dev.slipway.report;

import dev.slipway.diagnostic.SourceRange;
import dev.slipway.report.JUnitXml.Case;
import dev.slipway.report.JUnitXml.Kind;
import dev.slipway.report.JUnitXml.Place;
import dev.slipway.report.JUnitXml.Suite;
import dev.slipway.report.JUnitXml.Verdict;
import dev.slipway.run.EventSink;
import dev.slipway.run.ItemResult;
import dev.slipway.run.Outcome;
import dev.slipway.run.Redactions;
import dev.slipway.run.RunEvent;
import dev.slipway.run.TaskResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes a run as JUnit XML when it is over: a test suite for each host, a test case for each task.
 * What failed is a failure; a host that was lost an error; what was ignored, rescued or forgiven is
 * none.
 */
public final class JUnitReport implements EventSink {
  private static final String HIDDEN = "(hidden by no_log)";

  private final boolean dryRun;
  private final Consumer<String> out;
  private final Shown shown;
  private final DiffText diffs;
  private final Map<String, List<Case>> hosts = new LinkedHashMap<>();

  /** Where the case of a failure stands among those of its host. */
  private final IdentityHashMap<TaskResult, Integer> failed = new IdentityHashMap<>();

  private String play = "";

  /**
   * @param out takes the whole document
   */
  public JUnitReport(boolean dryRun, Redactions redactions, Consumer<String> out) {
    this.dryRun = dryRun;
    this.out = out;
    this.shown = new Shown(redactions);
    this.diffs = new DiffText(new Paint(false), shown, true);
  }

  @Override
  public void on(RunEvent event) {
    switch (event) {
      case RunEvent.PlayStarted started -> {
        play = shown.line(started.title());
        // Suites are in the order of the hosts, whichever is first.
        started.hosts().forEach(this::casesOf);
      }
      case RunEvent.TaskEnded(TaskResult result) -> ended(result);
      case RunEvent.FailuresAnswered(String host, List<TaskResult> failures) ->
          failures.forEach(result -> answered(host, result));
      case RunEvent.RunEnded _ -> out.accept(JUnitXml.of(suites()));
      case RunEvent.PlayPassedOver _,
          RunEvent.TaskStarted _,
          RunEvent.Exchanged _,
          RunEvent.Transfer _,
          RunEvent.TaskPassedOver _,
          RunEvent.HandlersPending _ -> {}
    }
  }

  /** Writes what was done when the run is broken off, which is an error of its own. */
  public void brokenOff(Duration took) {
    Verdict verdict = new Verdict(Kind.BROKEN, "The run was broken off.", List.of());
    List<Suite> all = new ArrayList<>(suites());
    all.add(
        new Suite(
            "slipway", List.of(new Case("run", "", Optional.empty(), took, verdict, List.of()))));
    out.accept(JUnitXml.of(all));
  }

  private void ended(TaskResult result) {
    List<Case> cases = casesOf(result.host());
    if (result.status() == TaskResult.Status.FAILED) {
      failed.put(result, cases.size());
    }
    cases.add(testCase(result));
  }

  private void answered(String host, TaskResult result) {
    Integer place = failed.remove(result);
    if (place != null) {
      Case before = casesOf(host).get(place);
      Verdict verdict = before.verdict();
      String why = "failed, and was answered: " + verdict.message();
      casesOf(host).set(place, before.withVerdict(new Verdict(Kind.SKIPPED, why, verdict.lines())));
    }
  }

  private List<Case> casesOf(String host) {
    return hosts.computeIfAbsent(shown.line(host), _ -> new ArrayList<>());
  }

  private List<Suite> suites() {
    return hosts.entrySet().stream()
        .filter(host -> !host.getValue().isEmpty())
        .map(host -> new Suite(host.getKey(), host.getValue()))
        .toList();
  }

  private Case testCase(TaskResult result) {
    SourceRange range = result.node().task().range();
    return new Case(
        shown.line(result.title()),
        play,
        Optional.of(new Place(range.file().name(), range.start().line())),
        result.took(),
        verdict(result),
        result.hidden() ? List.of(HIDDEN) : said(result));
  }

  private Verdict verdict(TaskResult result) {
    Kind kind =
        switch (result.status()) {
          case UNCHANGED, CHANGED, AFTER_APPLY, IGNORED -> Kind.PASSED;
          case SKIPPED, NOT_REACHED -> Kind.SKIPPED;
          case FAILED ->
              result.items().stream().anyMatch(one -> one.outcome() instanceof Outcome.Failed)
                  ? Kind.FAILED
                  : Kind.BROKEN;
          case UNREACHABLE -> Kind.BROKEN;
        };
    if (kind == Kind.PASSED) {
      return Verdict.PASSED;
    }
    List<String> lines = result.hidden() ? List.of(HIDDEN) : trouble(result);
    return new Verdict(kind, lines.isEmpty() ? "" : lines.getFirst(), lines);
  }

  /** Why it is not as declared, for each pass that is not. */
  private List<String> trouble(TaskResult result) {
    List<String> lines = new ArrayList<>();
    for (ItemResult item : result.items()) {
      List<String> why =
          switch (item.outcome()) {
            case Outcome.Failed failed -> lines(failed.message(), failed.fix());
            case Outcome.Unreachable lost -> lines(lost.message(), lost.fix());
            case Outcome.Indeterminate lost -> lines(lost.message(), lost.fix());
            case Outcome.Deviating found -> lines(Deviation.message(found), Deviation.FIX);
            case Outcome.Skipped skipped -> lines(skipped.reason(), "");
            case Outcome.NotReached before -> lines(before.because(), "");
            case Outcome.Unchanged _, Outcome.Changed _, Outcome.AfterApply _ -> List.of();
          };
      add(item, why, lines);
    }
    return lines;
  }

  private void add(ItemResult item, List<String> of, List<String> to) {
    Optional<String> label = item.label().map(shown::line);
    for (int i = 0; i < of.size(); i++) {
      String first = i == 0 ? label.map(text -> "[" + text + "] ").orElse("") : "";
      to.add(first + of.get(i));
    }
  }

  private List<String> lines(String message, String fix) {
    List<String> lines = new ArrayList<>(shown.lines(message));
    if (!fix.isEmpty()) {
      lines.add("Fix: " + shown.line(fix));
    }
    return lines;
  }

  /** What it changed, and why it is not counted that it failed. */
  private List<String> said(TaskResult result) {
    List<String> lines = new ArrayList<>();
    for (ItemResult item : result.items()) {
      List<String> of = new ArrayList<>();
      if (item.outcome() instanceof Outcome.Changed changed) {
        of.add(diffs.summary(changed.diff(), dryRun));
        of.addAll(diffs.details(changed.diff()));
      } else if (item.outcome() instanceof Outcome.AfterApply after) {
        of.add("known after apply (depends on \"" + shown.line(after.task()) + "\")");
      }
      add(item, of, lines);
    }
    if (result.status() == TaskResult.Status.IGNORED) {
      trouble(result).forEach(line -> lines.add("ignored: " + line));
    }
    return lines;
  }
}
