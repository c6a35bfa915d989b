package dev.slipway.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.report.PastRun.FailedTask;
import dev.slipway.run.Recap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A past run as JSON, see docs/runs.md. */
public final class PastRunText {
  private static final int FORMAT = 1;
  private static final JsonMapper JSON = new JsonMapper();

  private PastRunText() {}

  /** The text of a past run. */
  public static String write(PastRun run) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("format", FORMAT);
    data.put("started", run.started());
    data.put("milliseconds", run.recap().took().toMillis());
    data.put("playbooks", run.request().playbooks());
    data.put("inventories", run.request().inventories());
    run.request().limit().ifPresent(limit -> data.put("limit", limit));
    run.exit().ifPresent(exit -> data.put("exit", exit));
    data.put("hosts", JsonReport.hosts(run.recap()));
    data.put("failures", run.failures().stream().map(PastRunText::failure).toList());
    return ValueText.json(data) + "\n";
  }

  private static Map<String, Object> failure(FailedTask failure) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("host", failure.host());
    data.put("task", failure.task());
    data.put("place", failure.place());
    failure.item().ifPresent(item -> data.put("item", item));
    data.put("message", failure.message());
    return data;
  }

  /** The run of a text; empty when the text is none, or has another format. */
  public static Optional<PastRun> read(String text) {
    try {
      JsonNode root = JSON.readTree(text);
      if (root.path("format").asInt() != FORMAT) {
        return Optional.empty();
      }
      List<FailedTask> failures = new ArrayList<>();
      root.path("failures").forEach(failure -> failures.add(failure(failure)));
      Map<String, Recap.Counts> hosts = new LinkedHashMap<>();
      root.path("hosts").properties().forEach(e -> hosts.put(e.getKey(), counts(e.getValue())));
      Duration took = Duration.ofMillis(root.path("milliseconds").asLong());
      return Optional.of(
          new PastRun(
              root.path("started").asLong(),
              new PastRun.Request(
                  texts(root.path("playbooks")),
                  texts(root.path("inventories")),
                  text(root, "limit")),
              Optional.of(root.path("exit")).filter(JsonNode::isInt).map(JsonNode::asInt),
              new Recap(hosts, took, false),
              failures));
    } catch (JsonProcessingException _) {
      // Whatever it is, it is no past run.
      return Optional.empty();
    }
  }

  private static FailedTask failure(JsonNode failure) {
    return new FailedTask(
        failure.path("host").asText(),
        failure.path("task").asText(),
        failure.path("place").asText(),
        text(failure, "item"),
        failure.path("message").asText());
  }

  private static Recap.Counts counts(JsonNode counts) {
    return new Recap.Counts(
        counts.path("unchanged").asInt(),
        counts.path("changed").asInt(),
        counts.path("known_after_apply").asInt(),
        counts.path("skipped").asInt(),
        counts.path("failed").asInt(),
        counts.path("unreachable").asInt(),
        counts.path("ignored").asInt(),
        counts.path("rescued").asInt(),
        counts.path("not_reached").asInt(),
        counts.path("exchanges").asLong());
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static Optional<String> text(JsonNode object, String name) {
    return Optional.of(object.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }
}
