package dev.slipway.graph;

import com.google.common.hash.Hashing;
import dev.slipway.model.Task;
import dev.slipway.tree.Literals;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Tells whether two tasks are written alike, wherever they stand. */
public final class NodeSignature {
  private NodeSignature() {}

  /** A short text that is equal for tasks with the same module, arguments, keywords and role. */
  public static String of(Task task) {
    StringBuilder text = new StringBuilder(task.module().text());
    task.role().ifPresent(role -> text.append('\n').append(role.name()));
    text.append('\n').append(Literals.of(task.arguments()));
    task.keywords().given().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                text.append('\n').append(entry.getKey()).append(Literals.of(entry.getValue())));
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString().substring(0, 16);
  }
}
