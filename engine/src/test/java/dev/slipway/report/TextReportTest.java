package dev.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.module.Action;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.run.ItemResult;
import dev.slipway.run.Outcome;
import dev.slipway.run.Recap;
import dev.slipway.run.Redactions;
import dev.slipway.run.RunEvent;
import dev.slipway.run.TaskResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class TextReportTest {
  private static final Diff MOTD =
      Diff.of(
          Action.UPDATE,
          List.of(
              new Change.Text(
                  "/etc/motd", Optional.of("one\ntwo\n"), Optional.of("one\n2\n"), false),
              Change.attribute("/etc/motd", "mode", "0644", "0600")));

  private final Redactions redactions = new Redactions();
  private final List<String> lines = new ArrayList<>();

  private String shown(TextStyle style, RunEvent... events) {
    TextReport report = new TextReport(style, redactions, lines::add);
    List.of(events).forEach(report::on);
    return String.join("\n", lines);
  }

  private String shown(TaskResult result) {
    return shown(new TextStyle(false, 0, true, false), new RunEvent.TaskEnded(result));
  }

  private static Outcome.Changed changed() {
    return new Outcome.Changed(MOTD, Map.of());
  }

  @Test
  void run_showsHeaderChangeAndRecap() {
    Recap.Counts counts = new Recap.Counts(1, 1, 0, 0, 0, 0, 0, 0, 0, 3);
    String text =
        shown(
            new TextStyle(false, 0, true, false),
            new RunEvent.PlayStarted("Base", List.of("web1", "database")),
            new RunEvent.TaskEnded(Results.of("web1", "Greeting", changed())),
            new RunEvent.TaskEnded(
                Results.of("database", "Greeting", new Outcome.Unchanged(Map.of()))),
            new RunEvent.RunEnded(
                new Recap(Map.of("web1", counts), Duration.ofMillis(1500), false)));

    assertThat(text)
        .isEqualTo(
            """
            Play Base
              on 2 hosts: web1, database
              ~ web1      Greeting  changed /etc/motd
                  @@ -1,2 +1,2 @@
                   one
                  -two
                  +2
                  mode: 0644 -> 0600

            host  ok  changed  failed  unreachable  skipped  not reached
            web1   1        1       0            0        0            0

            1 change made.  1.5 s\
            """);
  }

  @Test
  void recap_manyTasks_columnsAreAsWideAsTheirNumbers() {
    Recap.Counts counts = new Recap.Counts(123_456, 0, 0, 0, 0, 0, 0, 0, 0, 3);
    Recap.Counts others = new Recap.Counts(7, 0, 0, 0, 0, 0, 0, 0, 0, 3);
    Map<String, Recap.Counts> hosts = new TreeMap<>(Map.of("web1", counts, "web2", others));
    String text =
        shown(
            new TextStyle(false, 0, true, false),
            new RunEvent.RunEnded(new Recap(hosts, Duration.ofMillis(1500), false)));

    assertThat(text)
        .contains(
            """
            host      ok  changed  failed
            web1  123456        0       0
            web2       7        0       0
            """
                .lines()
                .toList());
  }

  @Test
  void dryRun_saysWhatWouldBe() {
    String text =
        shown(
            new TextStyle(false, 0, false, true),
            new RunEvent.TaskEnded(Results.of("web1", "Greeting", changed())),
            new RunEvent.TaskEnded(
                Results.of("web1", "Read it", new Outcome.AfterApply("Write it"))));

    assertThat(text)
        .isEqualTo(
            """
            ~ web1  Greeting  would change /etc/motd
            ? web1  Read it  known after apply (depends on "Write it")\
            """
                .indent(2)
                .stripTrailing());
  }

  @Test
  void hiddenTask_showsNothingOfItsValues() {
    TaskResult result =
        Results.of(
            "web1",
            "Secret",
            List.of(new ItemResult(Optional.of("hunter2"), changed())),
            false,
            true);

    assertThat(shown(result))
        .isEqualTo("  ~ web1  Secret [(hidden by no_log)]  changed (hidden by no_log)");
  }

  @Test
  void nameWithTheItem_isShownForEachItem() {
    ItemResult named =
        new ItemResult(Optional.of("x"), changed(), Map.of("item", "x"), Optional.of("Make x"));

    assertThat(shown(Results.of("web1", "Make ${item}", List.of(named), false, false)))
        .startsWith("  ~ web1  Make x [x]  ");
  }

  @Test
  void nameWithTheItem_isHiddenWithTheItem() {
    ItemResult named =
        new ItemResult(Optional.of("x"), changed(), Map.of("item", "x"), Optional.of("Make x"));

    assertThat(shown(Results.of("web1", "Make ${item}", List.of(named), false, true)))
        .doesNotContain("Make x");
  }

  @Test
  void secret_isMaskedInEveryLine() {
    redactions.add("two-secret");
    Diff diff =
        Diff.of(
            Action.CREATE,
            List.of(
                new Change.Text(
                    "/etc/x", Optional.empty(), Optional.of("password two-secret\n"), false)));
    Outcome outcome =
        new Outcome.Failed("two-secret is wrong", "use no two-secret", Optional.of(diff), Map.of());

    assertThat(shown(Results.of("web1", "Say two-secret", outcome)))
        .doesNotContain("two-secret")
        .contains("+password ********");
  }

  @Test
  void secretWithQuotesInsideAList_isMasked() {
    redactions.add("a\"b\\c");
    Outcome outcome = new Outcome.Unchanged(Map.of("keys", List.of("a\"b\\c")));
    TextStyle style = new TextStyle(false, 2, false, false);

    assertThat(shown(style, new RunEvent.TaskEnded(Results.of("web1", "Show", outcome))))
        .isEqualTo("  = web1  Show  ok\n      keys: [ \"********\" ]");
  }

  @Test
  void sensitiveValues_areMasked() {
    Diff diff =
        Diff.of(
            Action.UPDATE,
            List.of(
                new Change.Attribute(
                    "deploy", "password", Optional.of("old"), Optional.of("new"), true)));

    assertThat(shown(Results.of("web1", "User", new Outcome.Changed(diff, Map.of()))))
        .contains("password: ******** -> ********")
        .doesNotContain("old")
        .doesNotContain("new");
  }

  @Test
  void failure_showsMessageFixAndWhatWasUnderWay() {
    Outcome outcome = new Outcome.Failed("It is full.", "make room", Optional.of(MOTD), Map.of());
    TextStyle style = new TextStyle(false, 0, false, false);

    assertThat(shown(style, new RunEvent.TaskEnded(Results.of("web1", "Greeting", outcome))))
        .isEqualTo(
            """
            x web1  Greeting  failed
                It is full.
                Fix: make room
                It was under way to: change /etc/motd\
            """
                .indent(2)
                .stripTrailing());
  }

  @Test
  void ignoredFailure_isMarked() {
    Outcome outcome = new Outcome.Failed("No.", "", Optional.empty(), Map.of());
    TaskResult result =
        Results.of("web1", "Try", List.of(new ItemResult(Optional.empty(), outcome)), true, false);

    assertThat(shown(result)).startsWith("  x web1  Try  failed, ignored");
  }

  @Test
  void warning_isShownOfUnchangedTasksToo() {
    Outcome outcome = new Outcome.Unchanged(Map.of("warnings", List.of("old form")));

    assertThat(shown(Results.of("web1", "Try", outcome))).endsWith("      Warning: old form");
  }

  @Test
  void controlCharacters_doNotReachTheTerminal() {
    Outcome outcome = new Outcome.Failed("a\u001b[2Jb", "", Optional.empty(), Map.of());

    assertThat(shown(Results.of("web1", "Try", outcome))).contains("a?[2Jb");
  }

  @Test
  void missingLineEnd_isShown() {
    assertThat(UnifiedDiff.of("a\n", "a"))
        .containsExactly("@@ -1,1 +1,1 @@", "-a", "+a", "\\ No newline at end of file");
  }

  @Test
  void brokenOffRun_saysHowFarItWent() {
    TextReport report =
        new TextReport(new TextStyle(false, 0, false, false), redactions, lines::add);
    report.on(new RunEvent.TaskEnded(Results.of("web1", "Greeting", changed())));
    report.brokenOff(Duration.ofSeconds(75));

    assertThat(lines)
        .contains("Interrupted. This is how far it went:")
        .contains("web1   0        1       0            0        0            0")
        .endsWith("1 change made.  1 min 15 s");
  }

  @Test
  void planAndRun_areComparable() {
    List<TaskResult> results =
        List.of(
            Results.of("web1", "Greeting", changed()),
            Results.of("web1", "Same", new Outcome.Unchanged(Map.of())));

    assertThat(PlanComparable.of(results))
        .isEqualTo(
            Map.of(
                "web1",
                List.of(
                    "update Greeting",
                    "  /etc/motd text: \"one\\ntwo\\n\" -> \"one\\n2\\n\"",
                    "  /etc/motd mode: \"0644\" -> \"0600\"")));
  }
}
