package dev.slipway.report;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemRenderer;
import dev.slipway.diagnostic.Severity;
import dev.slipway.report.JUnitXml.Case;
import dev.slipway.report.JUnitXml.Kind;
import dev.slipway.report.JUnitXml.Place;
import dev.slipway.report.JUnitXml.Suite;
import dev.slipway.report.JUnitXml.Verdict;
import dev.slipway.run.Redactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a check found as JUnit XML: a test case for each playbook and each file with a problem. */
public final class JUnitProblems {
  private JUnitProblems() {}

  /**
   * The whole document.
   *
   * @param playbooks the names of the files that were checked, as diagnostics have them
   */
  public static String of(List<String> playbooks, List<Problem> problems, Redactions redactions) {
    Map<String, List<Problem>> files = new LinkedHashMap<>();
    playbooks.forEach(name -> files.put(name, new ArrayList<>()));
    problems.forEach(
        one -> files.computeIfAbsent(one.range().file().name(), _ -> new ArrayList<>()).add(one));
    Shown shown = new Shown(redactions);
    List<Case> cases =
        files.entrySet().stream()
            .map(file -> testCase(file.getKey(), file.getValue(), shown))
            .toList();
    return JUnitXml.of(List.of(new Suite("slipway check", cases)));
  }

  private static Case testCase(String file, List<Problem> problems, Shown shown) {
    List<Problem> errors = of(Severity.ERROR, problems).toList();
    Optional<Problem> first = errors.stream().findFirst();
    Verdict verdict =
        first
            .map(one -> new Verdict(Kind.FAILED, shown.line(one.message()), lines(errors, shown)))
            .orElse(Verdict.PASSED);
    return new Case(
        file,
        "check",
        first.map(one -> new Place(file, one.range().start().line())),
        Duration.ZERO,
        verdict,
        lines(of(Severity.WARNING, problems).toList(), shown));
  }

  private static Stream<Problem> of(Severity severity, List<Problem> problems) {
    return problems.stream().filter(problem -> problem.severity() == severity);
  }

  private static List<String> lines(List<Problem> problems, Shown shown) {
    return problems.isEmpty()
        ? List.of()
        : shown.lines(new ProblemRenderer(false).render(problems));
  }
}
