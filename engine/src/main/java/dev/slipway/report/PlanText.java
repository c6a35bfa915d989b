package dev.slipway.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.module.Action;
import dev.slipway.module.Change;
import dev.slipway.module.Diff;
import dev.slipway.plan.PlannedTask;
import dev.slipway.plan.PlannedTask.Expectation;
import dev.slipway.plan.SavedPlan;
import dev.slipway.run.Redactions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A saved plan as JSON, see docs/runs.md. */
public final class PlanText {
  private static final int FORMAT = 1;
  private static final JsonMapper JSON = new JsonMapper();

  /** What is in a plan is masked already. */
  private static final Redactions NONE = new Redactions();

  private PlanText() {}

  /** The text of a plan, indented to be read. */
  public static String write(SavedPlan plan) {
    Map<String, @Nullable Object> request = new LinkedHashMap<>();
    request.put("playbooks", plan.request().playbooks());
    request.put("inventories", plan.request().inventories());
    request.put("options", plan.request().options());
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("slipway_plan", FORMAT);
    data.put("made", plan.made());
    data.put("request", request);
    data.put("sources", plan.sources());
    data.put("tasks", plan.tasks().stream().map(PlanText::task).toList());
    return ValueText.pretty(data, NONE) + "\n";
  }

  private static Map<String, Object> task(PlannedTask task) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("play", task.play());
    data.put("task", task.task());
    data.put("place", task.place());
    data.put("host", task.host());
    task.delegate().ifPresent(host -> data.put("delegate", host));
    task.item().ifPresent(item -> data.put("item", item));
    switch (task.expectation()) {
      case Expectation.Known known -> {
        data.put("diff", new DiffData(NONE).of(known.diff()));
        known.behind().ifPresent(behind -> data.put("behind", behind));
      }
      case Expectation.AfterApply(String other) -> data.put("known_after_apply", other);
      case Expectation.Hidden _ -> data.put("hidden", true);
    }
    return data;
  }

  /** The plan of a text; empty when the text is none, or has another format. */
  public static Optional<SavedPlan> read(String text) {
    try {
      JsonNode root = JSON.readTree(text);
      if (root.path("slipway_plan").asInt() != FORMAT) {
        return Optional.empty();
      }
      JsonNode request = root.path("request");
      Map<String, List<String>> options = new LinkedHashMap<>();
      request
          .path("options")
          .properties()
          .forEach(e -> options.put(e.getKey(), texts(e.getValue())));
      Map<String, String> sources = new LinkedHashMap<>();
      root.path("sources")
          .properties()
          .forEach(e -> sources.put(e.getKey(), e.getValue().asText()));
      List<PlannedTask> tasks = new ArrayList<>();
      root.path("tasks").forEach(task -> tasks.add(task(task)));
      return Optional.of(
          new SavedPlan(
              root.path("made").asLong(),
              new SavedPlan.Request(
                  texts(request.path("playbooks")), texts(request.path("inventories")), options),
              sources,
              tasks));
    } catch (JsonProcessingException | IllegalArgumentException _) {
      // Whatever it is, it is no plan.
      return Optional.empty();
    }
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static PlannedTask task(JsonNode task) {
    return new PlannedTask(
        task.path("play").asInt(),
        task.path("task").asText(),
        task.path("place").asText(),
        task.path("host").asText(),
        text(task, "delegate"),
        text(task, "item"),
        expectation(task));
  }

  private static Expectation expectation(JsonNode task) {
    if (task.path("hidden").asBoolean()) {
      return new Expectation.Hidden();
    }
    Optional<String> other = text(task, "known_after_apply");
    return other.isPresent()
        ? new Expectation.AfterApply(other.get())
        : new Expectation.Known(diff(task.path("diff")), text(task, "behind"));
  }

  private static Diff diff(JsonNode diff) {
    List<Change> changes = new ArrayList<>();
    diff.path("changes").forEach(change -> changes.add(change(change)));
    return Diff.of(Action.valueOf(diff.path("action").asText().toUpperCase(Locale.ROOT)), changes);
  }

  private static Change change(JsonNode change) {
    String subject = change.path("subject").asText();
    Optional<String> before = text(change, "before");
    Optional<String> after = text(change, "after");
    boolean sensitive = change.path("sensitive").asBoolean();
    return switch (change.path("kind").asText()) {
      case "attribute" ->
          new Change.Attribute(subject, change.path("name").asText(), before, after, sensitive);
      case "text" -> new Change.Text(subject, before, after, sensitive);
      case "opaque" -> new Change.Opaque(subject, before, after);
      case "run" -> new Change.Run(subject);
      default -> throw new IllegalArgumentException("no kind of change");
    };
  }

  private static Optional<String> text(JsonNode object, String name) {
    return Optional.of(object.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }
}
