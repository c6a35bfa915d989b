package dev.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.run.RunRecord;
import dev.slipway.run.RunRecord.Ended;
import dev.slipway.run.RunRecord.RecordedPlay;
import dev.slipway.run.RunRecord.RecordedTask;
import dev.slipway.run.TaskResult;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordTextTest {
  /** The second half of this letter lies where the bytes of a host that are no text lie. */
  private static final String LETTER = "\uD83D\uDC80";

  @Test
  void bytesThatAreNoText_areEscaped_andComeBack() throws IOException {
    RunRecord record = record("a\uDCFFb\uDC80" + LETTER);
    StringWriter text = new StringWriter();

    RecordText.write(record, text);

    assertThat(text.toString()).contains("a\\udcffb\\udc80" + LETTER).endsWith("}\n");
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text.toString())).isTrue();
    assertThat(RecordText.read(text.toString())).contains(record);
  }

  private static RunRecord record(String value) {
    Ended ended = new Ended(TaskResult.Status.CHANGED, 1, 2, Optional.of(Map.of("stdout", value)));
    RecordedTask task = new RecordedTask("a task", "p.yml:1", "signature", Map.of("web", ended));
    return new RunRecord(3, 4, List.of(new RecordedPlay("a play", List.of(task), Map.of())));
  }
}
