package dev.slipway.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.modules.cases.YamlMap;
import dev.slipway.modules.laws.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Tasks as a playbook of their own, with the files that they name beside it. */
final class ScenarioPlaybook {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ScenarioPlaybook() {}

  /**
   * Writes it into a folder; the host is the one of the inventory that has the user's name.
   *
   * @param tasks of one user
   */
  static Path write(Path folder, List<Scenario> tasks) {
    try {
      Files.createDirectories(folder);
      for (Scenario task : tasks) {
        writeFiles(folder, task);
      }
      return Files.writeString(folder.resolve("playbook.yml"), text(tasks));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeFiles(Path folder, Scenario task) throws IOException {
    for (Map.Entry<String, String> file : task.files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, YamlMap.bytes(file.getValue()));
    }
  }

  /** JSON is YAML; no value of a scenario is an expression. */
  private static String text(List<Scenario> tasks) throws JsonProcessingException {
    Scenario first = tasks.getFirst();
    StringBuilder text =
        new StringBuilder(
            "- hosts: %s%n  become: %s%n  tasks:%n"
                .formatted(first.as().orElse("root"), first.become()));
    for (int i = 0; i < tasks.size(); i++) {
      text.append(
          "    - name: task %d%n      %s: %s%n"
              .formatted(i + 1, tasks.get(i).module(), arguments(tasks.get(i))));
    }
    return text.toString();
  }

  /** Under the tag, numbers and booleans would be texts. */
  private static String arguments(Scenario task) throws JsonProcessingException {
    String json = JSON.writeValueAsString(task.arguments());
    return json.contains("${") || json.contains("{{") || json.contains("{%")
        ? "!unsafe " + json
        : json;
  }
}
