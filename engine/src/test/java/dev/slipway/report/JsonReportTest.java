package dev.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.module.Action;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.run.ItemResult;
import dev.slipway.run.Outcome;
import dev.slipway.run.Redactions;
import dev.slipway.run.RunEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JsonReportTest {
  private final Redactions redactions = new Redactions();
  private final List<String> lines = new ArrayList<>();
  private final JsonReport report = new JsonReport(false, redactions, lines::add);

  @Test
  void change_isData() {
    Diff diff = Diff.of(Action.UPDATE, List.of(Change.attribute("/a", "mode", "0644", "0600")));
    report.on(
        new RunEvent.TaskEnded(
            Results.of("web1", "Mode", new Outcome.Changed(diff, Map.of("rc", 0L)))));

    assertThat(lines)
        .containsExactly(
            "{\"event\":\"task_ended\",\"host\":\"web1\",\"task\":\"Mode\",\"module\":\"file\","
                + "\"kind\":\"task\",\"place\":\"site.yml:1:1\",\"index\":0,\"status\":\"changed\","
                + "\"ignored\":false,\"milliseconds\":5,\"items\":[{\"status\":\"changed\","
                + "\"diff\":{\"action\":\"update\",\"changes\":[{\"kind\":\"attribute\","
                + "\"subject\":\"/a\",\"name\":\"mode\",\"before\":\"0644\",\"after\":\"0600\"}]},"
                + "\"values\":{\"rc\":0}}]}");
  }

  @Test
  void hiddenTask_tellsItsStatusOnly() {
    Outcome outcome = new Outcome.Unchanged(Map.of("stdout", "hunter2"));
    report.on(
        new RunEvent.TaskEnded(
            Results.of(
                "web1",
                "Secret",
                List.of(new ItemResult(Optional.of("hunter2"), outcome)),
                false,
                true)));

    assertThat(lines.getFirst())
        .doesNotContain("hunter2")
        .contains("\"items\":[{\"status\":\"unchanged\",\"hidden\":true}]");
  }

  @Test
  void secretInsideValues_isMasked() {
    redactions.add("hunter2");
    Outcome outcome = new Outcome.Unchanged(Map.of("lines", List.of("a hunter2")));
    report.on(new RunEvent.TaskEnded(Results.of("web1", "Show", outcome)));

    assertThat(lines.getFirst()).doesNotContain("hunter2").contains("a ********");
  }

  @Test
  void transfer_hasItsNumbers() {
    report.on(new RunEvent.Transfer("web1", "/big", 10, 20));

    assertThat(lines)
        .containsExactly(
            "{\"event\":\"transfer\",\"host\":\"web1\",\"path\":\"/big\",\"sent\":10,\"size\":20}");
  }
}
