package dev.slipway.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.run.RunRecord;
import dev.slipway.run.RunRecord.Ended;
import dev.slipway.run.RunRecord.RecordedPlay;
import dev.slipway.run.RunRecord.RecordedTask;
import dev.slipway.run.TaskResult;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The record of a run as JSON, see docs/runs.md. */
public final class RecordText {
  private static final int FORMAT = 1;
  private static final JsonMapper JSON = new JsonMapper();
  private static final char FIRST_BYTE = 0xDC80;
  private static final char LAST_BYTE = 0xDCFF;

  private RecordText() {}

  /**
   * Writes a record piece by piece: what the tasks of a run registered may take as much memory as
   * text as it takes already.
   */
  public static void write(RunRecord record, Writer into) throws IOException {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("format", FORMAT);
    data.put("started", record.started());
    data.put("milliseconds", record.milliseconds());
    data.put("plays", record.plays().stream().map(RecordText::play).toList());
    ValueText.json(data, new Escaping(into));
    into.write('\n');
  }

  /** A file of text holds no byte of a host that is no text, unless it is escaped. */
  private static final class Escaping extends FilterWriter {
    private char before;

    private Escaping(Writer into) {
      super(into);
    }

    @Override
    public void write(int character) throws IOException {
      char c = (char) character;
      if (c >= FIRST_BYTE && c <= LAST_BYTE && !Character.isHighSurrogate(before)) {
        out.write("\\u%04x".formatted((int) c));
      } else {
        out.write(c);
      }
      before = c;
    }

    @Override
    public void write(char[] characters, int from, int count) throws IOException {
      for (int i = from; i < from + count; i++) {
        write(characters[i]);
      }
    }

    @Override
    public void write(String text, int from, int count) throws IOException {
      for (int i = from; i < from + count; i++) {
        write(text.charAt(i));
      }
    }
  }

  private static Map<String, Object> play(RecordedPlay play) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("title", play.title());
    data.put("tasks", play.tasks().stream().map(RecordText::task).toList());
    data.put("pending", play.pending());
    return data;
  }

  private static Map<String, Object> task(RecordedTask task) {
    Map<String, Object> hosts = new LinkedHashMap<>();
    task.hosts().forEach((host, ended) -> hosts.put(host, ended(ended)));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("title", task.title());
    data.put("place", task.place());
    data.put("signature", task.signature());
    data.put("hosts", hosts);
    return data;
  }

  private static Map<String, Object> ended(Ended ended) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("status", ended.status().name().toLowerCase(Locale.ROOT));
    data.put("start", ended.start());
    data.put("milliseconds", ended.milliseconds());
    ended.values().ifPresent(values -> data.put("values", values));
    return data;
  }

  /** The record of a text; empty when the text is none, or has another format. */
  public static Optional<RunRecord> read(String text) {
    try {
      JsonNode root = JSON.readTree(text);
      if (root.path("format").asInt() != FORMAT) {
        return Optional.empty();
      }
      List<RecordedPlay> plays = new ArrayList<>();
      root.path("plays").forEach(play -> plays.add(play(play)));
      return Optional.of(
          new RunRecord(root.path("started").asLong(), root.path("milliseconds").asLong(), plays));
    } catch (JsonProcessingException | IllegalArgumentException _) {
      // Whatever it is, it is no record.
      return Optional.empty();
    }
  }

  private static RecordedPlay play(JsonNode play) {
    List<RecordedTask> tasks = new ArrayList<>();
    play.path("tasks").forEach(task -> tasks.add(task(task)));
    Map<String, List<String>> pending = new LinkedHashMap<>();
    play.path("pending")
        .properties()
        .forEach(
            host -> {
              List<String> handlers = new ArrayList<>();
              host.getValue().forEach(handler -> handlers.add(handler.asText()));
              pending.put(host.getKey(), handlers);
            });
    return new RecordedPlay(play.path("title").asText(), tasks, pending);
  }

  private static RecordedTask task(JsonNode task) {
    Map<String, Ended> hosts = new LinkedHashMap<>();
    task.path("hosts")
        .properties()
        .forEach(host -> hosts.put(host.getKey(), ended(host.getValue())));
    return new RecordedTask(
        task.path("title").asText(),
        task.path("place").asText(),
        task.path("signature").asText(),
        hosts);
  }

  @SuppressWarnings("unchecked")
  private static Ended ended(JsonNode ended) {
    Optional<Map<String, Object>> values =
        Optional.of(ended.path("values"))
            .filter(JsonNode::isObject)
            .map(object -> (Map<String, Object>) JSON.convertValue(object, Map.class));
    return new Ended(
        TaskResult.Status.valueOf(ended.path("status").asText().toUpperCase(Locale.ROOT)),
        ended.path("start").asLong(),
        ended.path("milliseconds").asLong(),
        values);
  }
}
