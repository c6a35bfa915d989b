package dev.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.diagnostic.Problem;
import dev.slipway.diagnostic.ProblemCode;
import dev.slipway.diagnostic.SourceFile;
import dev.slipway.module.Action;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.run.ItemResult;
import dev.slipway.run.Outcome;
import dev.slipway.run.Recap;
import dev.slipway.run.Redactions;
import dev.slipway.run.RunEvent;
import dev.slipway.run.TaskResult;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Read back by a parser, as CI servers do. */
final class JUnitReportTest {
  private final Redactions redactions = new Redactions();
  private final StringBuilder out = new StringBuilder();
  private final JUnitReport report = new JUnitReport(false, redactions, out::append);

  private static Outcome failed(String message) {
    return new Outcome.Failed(message, "mend it", Optional.empty(), Map.of());
  }

  private void ended(TaskResult result) {
    report.on(new RunEvent.TaskEnded(result));
  }

  private void ended(String host, String title, Outcome outcome) {
    ended(Results.of(host, title, outcome));
  }

  private Document end(Map<String, Recap.Counts> hosts) throws Exception {
    report.on(new RunEvent.RunEnded(new Recap(hosts, Duration.ZERO, false)));
    return parsed();
  }

  private Document parsed() throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(out.toString())));
  }

  private static String value(Document document, String path) throws Exception {
    return XPathFactory.newInstance().newXPath().evaluate(path, document);
  }

  @Test
  void hostsAreSuites_andTasksAreCases() throws Exception {
    Diff diff = Diff.of(Action.UPDATE, List.of(Change.attribute("/a", "mode", "0644", "0600")));
    report.on(new RunEvent.PlayStarted("Base", List.of("web1", "web2")));
    ended("web1", "Mode", new Outcome.Changed(diff, Map.of()));
    ended("web1", "Later", new Outcome.Skipped("$x is false"));
    ended("web2", "Mode", failed("No such\nuser"));
    ended("web2", "Later", new Outcome.Unreachable("gone", "look"));

    Document document = end(Map.of());

    assertThat(value(document, "count(/testsuites/testsuite)")).isEqualTo("2");
    assertThat(value(document, "/testsuites/@tests")).isEqualTo("4");
    assertThat(value(document, "/testsuites/@failures")).isEqualTo("1");
    assertThat(value(document, "/testsuites/@errors")).isEqualTo("1");
    assertThat(value(document, "//testsuite[@name='web1']/@skipped")).isEqualTo("1");
    assertThat(value(document, "//testsuite[@name='web1']/@failures")).isEqualTo("0");
    String mode = "//testsuite[@name='web1']/testcase[@name='Mode']";
    assertThat(value(document, mode + "/@classname")).isEqualTo("Base");
    assertThat(value(document, mode + "/@file")).isEqualTo("site.yml");
    assertThat(value(document, mode + "/@time")).isEqualTo("0.005");
    assertThat(value(document, mode + "/system-out")).contains("0644").contains("0600");
    assertThat(value(document, "//failure/@message")).isEqualTo("No such");
    assertThat(value(document, "//failure")).isEqualTo("No such\nuser\nFix: mend it");
    assertThat(value(document, "//error/@message")).isEqualTo("gone");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a \u0000\u0001\u001b[31m b",
        "]]> <!-- & \" ' -->",
        "lone \uD800 and \uDC00",
        "\uFFFE\uFFFF",
        "\uD83D\uDE80 été",
        "a\r\nb\tc"
      })
  void oddCharacters_leaveItWellFormed(String odd) throws Exception {
    report.on(new RunEvent.PlayStarted(odd, List.of("web1")));
    ended("web1", "Task " + odd, failed(odd));

    Document document = end(Map.of());

    assertThat(value(document, "//testcase/@name")).startsWith("Task ");
    assertThat(value(document, "//failure")).contains("Fix: mend it");
  }

  @Test
  void textThatXmlCanHold_isKept() throws Exception {
    ended("web1", "<a & \"b\">", failed("\uD83D\uDE80 ]]> été"));

    Document document = end(Map.of());

    assertThat(value(document, "//testcase/@name")).isEqualTo("<a & \"b\">");
    assertThat(value(document, "//failure/@message")).isEqualTo("\uD83D\uDE80 ]]> été");
  }

  @Test
  void secrets_areInNoPart() throws Exception {
    redactions.add("hunter2");
    Outcome failure = failed("hunter2 is wrong");
    ended("web1", "Set hunter2", failure);
    ItemResult item = new ItemResult(Optional.of("other secret"), failed("other secret"));
    ended(Results.of("web1", "Hidden", List.of(item), false, true));

    Document document = end(Map.of());

    assertThat(out).doesNotContain("hunter2").doesNotContain("other secret");
    assertThat(value(document, "//testcase[@name='Hidden']/failure")).contains("no_log");
  }

  @Test
  void ignoredFailure_isNoFailure() throws Exception {
    ItemResult item = new ItemResult(Optional.of("x"), failed("bad"));
    ended(Results.of("web1", "Try", List.of(item), true, false));

    Document document = end(Map.of());

    assertThat(value(document, "//testsuite/@failures")).isEqualTo("0");
    assertThat(value(document, "//system-out")).contains("ignored: [x] bad");
  }

  @Test
  void rescuedFailure_isSkipped_andTheOneBeforeItFails() throws Exception {
    TaskResult rescued = Results.of("web1", "Second", failed("two"));
    ended("web1", "First", failed("one"));
    ended(rescued);
    report.on(new RunEvent.FailuresAnswered("web1", List.of(rescued)));

    Document document = end(Map.of());

    assertThat(value(document, "//testcase[@name='First']/failure/@message")).isEqualTo("one");
    assertThat(value(document, "//testcase[@name='Second']/skipped/@message")).contains("answered");
    assertThat(value(document, "/testsuites/@failures")).isEqualTo("1");
  }

  @Test
  void brokenOffRun_isAnError() throws Exception {
    ended("web1", "First", new Outcome.Unchanged(Map.of()));
    report.brokenOff(Duration.ofSeconds(2));

    assertThat(value(parsed(), "//testsuite[@name='slipway']/testcase/error/@message"))
        .contains("broken off");
    assertThat(value(parsed(), "count(//testcase)")).isEqualTo("2");
  }

  @Test
  void problems_areFailuresOfTheirFiles() throws Exception {
    SourceFile role = new SourceFile("roles/a/tasks/main.yml", "- fil:\n");
    Problem error =
        Problem.error(ProblemCode.UNKNOWN_MODULE, role.beginning(), "No <fil>.", "write file");
    Problem warning =
        Problem.warning(
            ProblemCode.SUSPICIOUS, new SourceFile("site.yml", "").beginning(), "Odd.", "look");
    out.append(JUnitProblems.of(List.of("site.yml"), List.of(error, warning), redactions));

    Document document = parsed();

    assertThat(value(document, "//testcase[@name='site.yml']/system-out")).contains("Odd.");
    assertThat(value(document, "count(//testcase[@name='site.yml']/failure)")).isEqualTo("0");
    assertThat(value(document, "//failure/@message")).isEqualTo("No <fil>.");
    assertThat(value(document, "//failure")).contains("Fix: write file");
    assertThat(value(document, "/testsuites/@failures")).isEqualTo("1");
  }
}
