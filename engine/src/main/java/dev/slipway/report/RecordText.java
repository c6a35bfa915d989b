package dev.slipway.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.run.RunRecord;
import dev.slipway.run.RunRecord.Ended;
import dev.slipway.run.RunRecord.RecordedPlay;
import dev.slipway.run.RunRecord.RecordedTask;
import dev.slipway.run.TaskResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The record of a run as JSON, see docs/runs.md. */
public final class RecordText {
  private static final int FORMAT = 1;
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern LONE_BYTE = Pattern.compile("[\\x{DC80}-\\x{DCFF}]");

  private RecordText() {}

  /** The text of a record. */
  public static String write(RunRecord record) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("format", FORMAT);
    data.put("started", record.started());
    data.put("milliseconds", record.milliseconds());
    data.put("plays", record.plays().stream().map(RecordText::play).toList());
    // A file of text holds no byte of a host that is no text, unless it is escaped.
    return LONE_BYTE.matcher(ValueText.json(data)).replaceAll(RecordText::escaped) + "\n";
  }

  private static String escaped(MatchResult lone) {
    return "\\\\u%04x".formatted((int) lone.group().charAt(0));
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
